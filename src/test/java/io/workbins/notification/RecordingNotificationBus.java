package io.workbins.notification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Records published notifications in their order. */
public final class RecordingNotificationBus implements Consumer<Notification> {

  private final List<Notification> published = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void accept(Notification notification) {
    published.add(notification);
  }

  public List<Notification> published() {
    return published;
  }

  public List<SubscriptionStateChange> messages() {
    return published.stream().map(n -> (SubscriptionStateChange) n.message()).toList();
  }

  public List<NotificationMessage> messagesOf(String recipientId) {
    return published.stream()
        .filter(n -> n.recipientId().equals(recipientId))
        .map(Notification::message)
        .toList();
  }

  public List<Long> referenceIdsOf(String recipientId) {
    return messagesOf(recipientId).stream().map(NotificationMessage::referenceId).toList();
  }

  public void clear() {
    published.clear();
  }
}
