package io.workbins.notification;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A bus within one process: receivers are called on the publisher's thread, so order is the
 * publisher's order.
 */
@Singleton
public class LocalBus implements Bus {

  private final List<Consumer<Notification>> receivers = new CopyOnWriteArrayList<>();

  @Override
  public void publish(Notification notification) {
    for (var receiver : receivers) {
      receiver.accept(notification);
    }
  }

  @Override
  public void receive(Consumer<Notification> receiver) {
    receivers.add(receiver);
  }
}
