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
 * Everything that happens is entered here, one entry after another. What an entry changes, the
 * reference numbers it takes and whom it tells belong together: nobody hears of an entry ahead of
 * an earlier one. So the messages of a user come in the order of their numbers, whoever caused
 * them; none follows the one that ends a subscription, and none is missing after the one that
 * begins it.
 *
 * <p>Entries are made under a lock, and are short: maps change and messages are made. Messages are
 * delivered outside of it, those of different users at the same time.
 */
@Singleton
public class EventLog {

  private static final Logger LOG = System.getLogger(EventLog.class.getName());

  private final Lock lock = new ReentrantLock();
  private final KeyedExecutor executor = new KeyedExecutor();
  private final InMemoryReferenceNumbers numbers;
  private final Consumer<Notification> bus;

  @Inject
  public EventLog(InMemoryReferenceNumbers numbers, LocalNotificationBus bus) {
    this(numbers, (Consumer<Notification>) bus);
  }

  /** A event log that hands what its entries tell to this bus. */
  public EventLog(InMemoryReferenceNumbers numbers, Consumer<Notification> bus) {
    this.numbers = numbers;
    this.bus = bus;
  }

  /**
   * Makes an entry, and sends what it tells.
   *
   * @param change what happens. It must not block, and check all before it changes anything: if it
   *     throws, nobody is told.
   * @return what the change returns
   */
  public <T> T append(Function<Entry, T> change) {
    var entry = new Entry(numbers);
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
      // whoever runs the lane is seldom who caused this, and others wait behind it
      LOG.log(
          Level.ERROR,
          () ->
              "%s %d for user %s could not be published"
                  .formatted(
                      notification.message().messageType(),
                      notification.message().referenceId(),
                      notification.recipientId()),
          e);
    }
  }

  /** What an entry has at hand while it is made. */
  public static final class Entry {

    private final List<Notification> notifications = new ArrayList<>();
    private final InMemoryReferenceNumbers numbers;

    private Entry(InMemoryReferenceNumbers numbers) {
      this.numbers = numbers;
    }

    /** Takes {@code count} consecutive reference numbers, and returns the first. */
    public long take(int count) {
      return numbers.take(count);
    }

    /** Tells a user, behind all that was told before. */
    public void notify(String userId, NotificationMessage message) {
      notifications.add(new Notification(userId, message));
    }
  }
}
