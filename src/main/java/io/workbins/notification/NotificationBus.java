package io.workbins.notification;

/**
 * Carries notifications from those who cause them to those who deliver them, neither knowing the
 * other.
 */
public interface NotificationBus {

  /** Adds a receiver of all notifications from now on. */
  void receive(Receiver receiver);

  /** Who delivers notifications. No call may block. */
  interface Receiver {

    /**
     * Takes a notification. Those of one recipient come one after another, in the order of their
     * reference numbers.
     */
    void take(Notification notification);

    /** Some notifications are lost, and nobody knows whose. */
    void lost();
  }
}
