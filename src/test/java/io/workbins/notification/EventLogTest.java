package io.workbins.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.workbins.notification.SubscriptionStateChange.State;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Concurrent and failing entries. */
@Timeout(60)
class EventLogTest {

  private static final int THREADS = 8;
  private static final int ENTRIES = 300;

  private final RecordingNotificationBus bus = new RecordingNotificationBus();

  @RepeatedTest(5)
  void notificationsOfAUserAreInTheOrderOfReferenceNumbers() {
    var eventLog = eventLog(bus);

    Threads.atOnce(
        THREADS,
        thread -> {
          for (int i = 0; i < ENTRIES; i++) {
            append(eventLog, "ann", "bob");
          }
        });

    assertThat(bus.referenceIdsOf("ann"))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, THREADS * ENTRIES).boxed().toList());
    assertThat(bus.referenceIdsOf("bob")).isEqualTo(bus.referenceIdsOf("ann"));
  }

  @Test
  void aFailedEntryPublishesNothing() {
    var eventLog = eventLog(bus);

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                eventLog.append(
                    entry -> {
                      entry.notify("ann", message(entry.take(1)));
                      throw new IllegalStateException("no");
                    }));

    assertThat(bus.published()).isEmpty();
  }

  static Stream<Throwable> failures() {
    return Stream.of(new IllegalStateException("it is down"), new StackOverflowError());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailedPublicationDoesNotBlockTheNextOne(Throwable failure) {
    var eventLog = eventLog(new FailingOnce(failure, bus));

    append(eventLog, "ann");
    append(eventLog, "ann");

    assertThat(bus.referenceIdsOf("ann")).containsExactly(2L);
  }

  /** A slow delivery to one user must not delay others. */
  @Test
  void entriesAreAppendedDuringADelivery() throws Exception {
    var delivering = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var eventLog =
        eventLog(
            notification -> {
              if (notification.recipientId().equals("a")) {
                delivering.countDown();
                await(release);
              }
              bus.accept(notification);
            });
    var slow = new Thread(() -> append(eventLog, "a"));
    slow.start();
    await(delivering);

    append(eventLog, "b");

    assertThat(bus.referenceIdsOf("b")).containsExactly(2L);
    release.countDown();
    slow.join();
    assertThat(bus.referenceIdsOf("a")).containsExactly(1L);
  }

  private static void append(EventLog eventLog, String... userIds) {
    eventLog.append(
        entry -> {
          long referenceId = entry.take(1);
          for (var userId : userIds) {
            entry.notify(userId, message(referenceId));
          }
          return referenceId;
        });
  }

  private static NotificationMessage message(long referenceId) {
    return new SubscriptionStateChange("a", State.Subscribed, referenceId, WireOwner.OWN);
  }

  private static EventLog eventLog(Consumer<Notification> bus) {
    return new EventLog(new InMemoryReferenceNumbers(), bus);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Fails for the first notification. */
  private static final class FailingOnce implements Consumer<Notification> {

    private final AtomicReference<Throwable> failure;
    private final Consumer<Notification> next;

    private FailingOnce(Throwable failure, Consumer<Notification> next) {
      this.failure = new AtomicReference<>(failure);
      this.next = next;
    }

    @Override
    public void accept(Notification notification) {
      var thrown = failure.getAndSet(null);
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
      next.accept(notification);
    }
  }
}
