package io.workbins.notification;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A bus within one process. Receivers are called on the publishing thread, in its order; {@link
 * Receiver#lost} is never called.
 */
@Singleton
@Typed(LocalNotificationBus.class)
public class LocalNotificationBus implements NotificationBus, Consumer<Notification> {

  private final List<Receiver> receivers = new CopyOnWriteArrayList<>();

  @Override
  public void accept(Notification notification) {
    for (var receiver : receivers) {
      receiver.take(notification);
    }
  }

  @Override
  public void receive(Receiver receiver) {
    receivers.add(receiver);
  }
}
