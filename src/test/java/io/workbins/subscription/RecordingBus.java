package io.workbins.subscription;

import io.workbins.notification.Bus;
import io.workbins.notification.Notification;
import io.workbins.notification.SubscriptionStateChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** A bus that remembers what was published, in its order. */
final class RecordingBus implements Bus {

  private final List<Notification> published = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void publish(Notification notification) {
    published.add(notification);
  }

  @Override
  public void receive(Consumer<Notification> receiver) {
    throw new UnsupportedOperationException("nobody listens in a test");
  }

  List<Notification> published() {
    return published;
  }

  List<SubscriptionStateChange> messages() {
    return published.stream().map(n -> (SubscriptionStateChange) n.message()).toList();
  }

  List<Long> referenceIdsOf(String recipientId) {
    return published.stream()
        .filter(n -> n.recipientId().equals(recipientId))
        .map(n -> n.message().referenceId())
        .toList();
  }
}
