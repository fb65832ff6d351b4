package io.workbins.push;

import io.workbins.notification.Notification;
import io.workbins.notification.SessionHandover;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The notifications of one new session that are held until the session has received the
 * notifications that a released session missed. Safe for use by several threads.
 */
final class HeldNotifications {

  private final List<Notification> held = new ArrayList<>();
  private boolean hasStarted;
  private boolean isReleased;
  private long lastMissedId;

  /** Marks the resume as started. Returns false if it was started before. */
  synchronized boolean start() {
    boolean isFirst = !hasStarted;
    hasStarted = true;
    return isFirst;
  }

  /**
   * Holds a notification until {@link #release}.
   *
   * @return true if the caller must not deliver the notification: it is held, or was among the
   *     missed ones
   */
  synchronized boolean hold(Notification notification) {
    return isReleased ? isMissed(notification) : held.add(notification);
  }

  /** The lowest reference number that is held; empty if none is. */
  synchronized OptionalLong firstId() {
    return held.stream().mapToLong(HeldNotifications::id).min();
  }

  /**
   * Sends the missed notifications, then the held ones. A notification that is both missed and held
   * is sent once, as is one that is delivered later.
   */
  synchronized void release(
      SessionHandover.MissedNotifications missed, Consumer<Notification> send) {
    lastMissedId = missed.upTo();
    missed.notifications().forEach(send);
    held.stream().filter(notification -> !isMissed(notification)).forEach(send);
    held.clear();
    isReleased = true;
  }

  private boolean isMissed(Notification notification) {
    return id(notification) <= lastMissedId;
  }

  private static long id(Notification notification) {
    return notification.message().referenceId();
  }
}
