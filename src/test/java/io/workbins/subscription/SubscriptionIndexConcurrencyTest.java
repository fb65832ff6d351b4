package io.workbins.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import io.workbins.notification.Threads;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/** Under concurrent use the index behaves like a set used by one thread. */
class SubscriptionIndexConcurrencyTest {

  private static final int SUBSCRIBERS = 2;

  @Test
  void everyInterleavingBehavesLikeASet() {
    new ModelCheckingOptions()
        .addGuarantee(forClasses(ConcurrentHashMap.class.getName()).allMethods().treatAsAtomic())
        .iterations(10)
        .invocationsPerIteration(100)
        .threads(2)
        .actorsBefore(1)
        .actorsPerThread(2)
        .actorsAfter(1)
        .sequentialSpecification(PlainSet.class)
        .check(SharedIndex.class);
  }

  @Test
  void realThreadsSeeASet() {
    new StressOptions()
        .iterations(10)
        .invocationsPerIteration(500)
        .threads(2)
        .actorsBefore(1)
        .actorsPerThread(3)
        .actorsAfter(1)
        .sequentialSpecification(PlainSet.class)
        .check(SharedIndex.class);
  }

  @Test
  void sizeIsExactAfterConcurrentChanges() {
    var index = new SubscriptionIndex();

    Threads.atOnce(
        4,
        thread -> {
          for (int i = 0; i < 2_000; i++) {
            add(index, i % 4);
            remove(index, (i + thread) % 4);
          }
        });

    long expected = IntStream.range(0, 4).filter(i -> contains(index, i)).count();
    assertThat(index.size()).isEqualTo(expected);
    assertThat(IntStream.range(0, 4).filter(i -> isSubscriber(index, i)).count())
        .isEqualTo(expected);
  }

  private static boolean add(SubscriptionIndex index, int i) {
    return index.add(subscriber(i), workbinRef(i), Instant.EPOCH);
  }

  private static boolean remove(SubscriptionIndex index, int i) {
    return index.remove(subscriber(i), workbinRef(i));
  }

  private static boolean contains(SubscriptionIndex index, int i) {
    return index.of(subscriber(i)).stream().anyMatch(s -> s.workbinRef().equals(workbinRef(i)));
  }

  private static boolean isSubscriber(SubscriptionIndex index, int i) {
    return index.subscribers(workbinRef(i)).contains(subscriber(i));
  }

  private static String subscriber(int i) {
    return "user" + i % SUBSCRIBERS;
  }

  /** The workbins are the same for all subscribers. */
  private static WorkbinRef workbinRef(int i) {
    return new WorkbinRef("bin" + i / SUBSCRIBERS, new Owner.AgentGroup("Sales"));
  }

  /** Called by the threads of Lincheck. */
  @Param(name = "subscription", gen = IntGen.class, conf = "0:2")
  public static class SharedIndex {

    private final SubscriptionIndex index = new SubscriptionIndex();

    @Operation(params = "subscription")
    public boolean add(int subscription) {
      return SubscriptionIndexConcurrencyTest.add(index, subscription);
    }

    @Operation(params = "subscription")
    public boolean remove(int subscription) {
      return SubscriptionIndexConcurrencyTest.remove(index, subscription);
    }

    @Operation(params = "subscription")
    public boolean contains(int subscription) {
      return SubscriptionIndexConcurrencyTest.contains(index, subscription);
    }
  }

  /** The sequential specification. */
  public static class PlainSet {

    private final Set<Integer> subscriptions = new HashSet<>();

    public boolean add(int subscription) {
      return subscriptions.add(subscription);
    }

    public boolean remove(int subscription) {
      return subscriptions.remove(subscription);
    }

    public boolean contains(int subscription) {
      return subscriptions.contains(subscription);
    }
  }
}
