package io.workbins.notification;

/** Carries notifications from the code that causes them to the code that delivers them. */
public interface NotificationBus {

  /** Adds a receiver of all later notifications. */
  void receive(Receiver receiver);

  /** Delivers notifications. No call may block. */
  interface Receiver {

    /**
     * Takes a notification. Calls for one recipient come one after another, in the order of the
     * reference numbers.
     */
    void take(Notification notification);

    /** Notifications of unknown recipients were lost. */
    void lost();
  }
}
