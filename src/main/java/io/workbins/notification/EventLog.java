package io.workbins.notification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Serializes all changes of this node: each entry changes data, takes reference numbers and creates
 * notifications as one unit. Each user receives notifications in the order of their reference
 * numbers, none after the end of a subscription and all after its start.
 *
 * <p>Entries are appended under a lock and must be short. Notifications are published outside of
 * the lock, those of different users in parallel.
 */
@Singleton
public class EventLog {

  private static final Logger LOG = System.getLogger(EventLog.class.getName());

  private final Lock lock = new ReentrantLock();
  private final KeyedExecutor executor = new KeyedExecutor();
  private final InMemoryReferenceNumbers referenceNumbers;
  private final Consumer<Notification> bus;
  private volatile boolean isStopped;

  @Inject
  public EventLog(InMemoryReferenceNumbers referenceNumbers, LocalNotificationBus bus) {
    this(referenceNumbers, (Consumer<Notification>) bus);
  }

  public EventLog(InMemoryReferenceNumbers referenceNumbers, Consumer<Notification> bus) {
    this.referenceNumbers = referenceNumbers;
    this.bus = bus;
  }

  /** Refuses entries from now on: what this node keeps in memory, it will lose. */
  public void stop() {
    isStopped = true;
  }

  /**
   * Appends an entry and publishes its notifications.
   *
   * @param change runs under the lock. It must not block, and must validate before it changes data:
   *     if it throws, no notification is published.
   * @return the result of the change
   * @throws StoreUnavailableException after {@link #stop}
   */
  public <T> T append(Function<Entry, T> change) {
    if (isStopped) {
      throw StoreUnavailableException.stopping();
    }
    var entry = new Entry(referenceNumbers);
    var deliveries = new ArrayList<Runnable>();
    T result;
    lock.lock();
    try {
      result = change.apply(entry);
      for (var notification : entry.notifications) {
        deliveries.add(executor.execute(notification.recipientId(), () -> publish(notification)));
      }
    } finally {
      lock.unlock();
    }
    deliveries.forEach(Runnable::run);
    return result;
  }

  private void publish(Notification notification) {
    try {
      bus.accept(notification);
    } catch (Throwable e) {
      // this thread may publish for other callers: a failure must not stop the rest of the queue
      LOG.log(
          Level.ERROR,
          () ->
              "Cannot publish %s with reference number %d to user %s"
                  .formatted(
                      notification.message().messageType(),
                      notification.message().referenceId(),
                      notification.recipientId()),
          e);
    }
  }

  /** An entry while it is appended. Valid only inside the change. */
  public static final class Entry {

    private final List<Notification> notifications = new ArrayList<>();
    private final InMemoryReferenceNumbers referenceNumbers;

    private Entry(InMemoryReferenceNumbers referenceNumbers) {
      this.referenceNumbers = referenceNumbers;
    }

    /** Takes {@code count} consecutive reference numbers and returns the first. */
    public long take(int count) {
      return referenceNumbers.take(count);
    }

    /** Adds a notification. Notifications are published in the order of the calls. */
    public void notify(String userId, NotificationMessage message) {
      notifications.add(new Notification(userId, message));
    }
  }
}
