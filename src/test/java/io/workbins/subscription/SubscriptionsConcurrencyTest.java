package io.workbins.subscription;

import static io.workbins.subscription.Operation.SUBSCRIBE;
import static io.workbins.subscription.Operation.UNSUBSCRIBE;
import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.notification.Bus;
import io.workbins.notification.Notification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that come at once, and commands that fail. */
@Timeout(60)
class SubscriptionsConcurrencyTest {

  private static final int THREADS = 8;
  private static final int COMMANDS = 300;

  private final RecordingBus bus = new RecordingBus();

  @RepeatedTest(5)
  void notificationsOfAUserComeInTheOrderOfTheirNumbers() {
    var subscriptions = subscriptions(bus);

    Threads.atOnce(
        THREADS,
        thread -> {
          var user = thread % 2 == 0 ? "ann" : "bob";
          for (int i = 0; i < COMMANDS; i++) {
            subscriptions.apply(command(user, i % 2 == 0 ? SUBSCRIBE : UNSUBSCRIBE, "a", "b"));
          }
        });

    assertThat(bus.referenceIdsOf("ann"))
        .hasSize(THREADS * COMMANDS)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(bus.referenceIdsOf("bob"))
        .hasSize(THREADS * COMMANDS)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void everyCommandIsAnsweredWithNumbersOfItsOwn() {
    var subscriptions = subscriptions(bus);
    var answers = new ArrayList<CompletableFuture<Map<String, Long>>>();

    Threads.atOnce(
        THREADS,
        thread -> {
          for (int i = 0; i < COMMANDS; i++) {
            var answer = subscriptions.apply(command("ann", SUBSCRIBE, "a")).toCompletableFuture();
            synchronized (answers) {
              answers.add(answer);
            }
          }
        });

    assertThat(answers.stream().map(CompletableFuture::join).map(answer -> answer.get("a")))
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, THREADS * COMMANDS).boxed().toList());
  }

  @Test
  void whatTheBusThrowsFailsTheCommand() {
    var subscriptions = subscriptions(new FailingOnce(new IllegalStateException("it is down")));

    assertThat(subscriptions.apply(command("ann", SUBSCRIBE, "a")))
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withMessageContaining("it is down");
  }

  static Stream<Throwable> failures() {
    return Stream.of(new IllegalStateException("it is down"), new StackOverflowError());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aCommandThatFailedHoldsUpNoOther(Throwable failure) {
    var subscriptions = subscriptions(new FailingOnce(failure));
    var failed = subscriptions.apply(command("ann", SUBSCRIBE, "a"));

    var next = subscriptions.apply(command("ann", SUBSCRIBE, "a"));

    assertThat(failed).isCompletedExceptionally();
    assertThat(next).isCompletedWithValue(Map.of("a", 2L));
  }

  private static Subscriptions subscriptions(Bus bus) {
    return new Subscriptions(new InMemoryRegistry(), new InMemoryReferenceNumbers(), bus);
  }

  private static Command command(String user, Operation operation, String... workbinIds) {
    return new Command(user, operation, new Owner.Self(), List.of(workbinIds));
  }

  /** A bus that fails with the first notification. */
  private static final class FailingOnce implements Bus {

    private final AtomicReference<Throwable> failure;

    private FailingOnce(Throwable failure) {
      this.failure = new AtomicReference<>(failure);
    }

    @Override
    public void publish(Notification notification) {
      var thrown = failure.getAndSet(null);
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
    }

    @Override
    public void receive(Consumer<Notification> receiver) {}
  }
}
