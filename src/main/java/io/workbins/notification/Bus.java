package io.workbins.notification;

import java.util.function.Consumer;

/**
 * Carries notifications from those who cause them to those who deliver them, neither knowing the
 * other. Notifications of one recipient arrive in the order in which they were published, provided
 * that no two are published at once.
 */
public interface Bus {

  /** Hands the notification to every receiver. Does not block. */
  void publish(Notification notification);

  /** Adds a receiver of all notifications published from now on. It must not block. */
  void receive(Consumer<Notification> receiver);
}
