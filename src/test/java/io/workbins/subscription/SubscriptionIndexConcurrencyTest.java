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

/** A registry used by several threads behaves as a set that is used by one. */
class SubscriptionIndexConcurrencyTest {

  private static final int SUBSCRIBERS = 2;

  @Test
  void everyInterleavingIsExplainedByASet() {
    new ModelCheckingOptions()
        .addGuarantee(forClasses(ConcurrentHashMap.class.getName()).allMethods().treatAsAtomic())
        .iterations(10)
        .invocationsPerIteration(100)
        .threads(2)
        .actorsBefore(1)
        .actorsPerThread(2)
        .actorsAfter(1)
        .sequentialSpecification(PlainSet.class)
        .check(SharedRegistry.class);
  }

  @Test
  void realThreadsSeeNothingThatASetWouldNotShow() {
    new StressOptions()
        .iterations(10)
        .invocationsPerIteration(500)
        .threads(2)
        .actorsBefore(1)
        .actorsPerThread(3)
        .actorsAfter(1)
        .sequentialSpecification(PlainSet.class)
        .check(SharedRegistry.class);
  }

  @Test
  void sizeIsRightWhenAllIsQuiet() {
    var registry = new SubscriptionIndex();

    Threads.atOnce(
        4,
        thread -> {
          for (int i = 0; i < 2_000; i++) {
            add(registry, i % 4);
            remove(registry, (i + thread) % 4);
          }
        });

    long there = IntStream.range(0, 4).filter(i -> contains(registry, i)).count();
    assertThat(registry.size()).isEqualTo(there);
    assertThat(IntStream.range(0, 4).filter(i -> isTold(registry, i)).count()).isEqualTo(there);
  }

  private static boolean add(SubscriptionIndex registry, int i) {
    return registry.add(subscriber(i), workbinRef(i), Instant.EPOCH);
  }

  private static boolean remove(SubscriptionIndex registry, int i) {
    return registry.remove(subscriber(i), workbinRef(i));
  }

  private static boolean contains(SubscriptionIndex registry, int i) {
    return registry.of(subscriber(i)).stream().anyMatch(s -> s.workbinRef().equals(workbinRef(i)));
  }

  private static boolean isTold(SubscriptionIndex registry, int i) {
    return registry.subscribers(workbinRef(i)).contains(subscriber(i));
  }

  private static String subscriber(int i) {
    return "user" + i % SUBSCRIBERS;
  }

  /** The same workbins for all. */
  private static WorkbinRef workbinRef(int i) {
    return new WorkbinRef("bin" + i / SUBSCRIBERS, new Owner.AgentGroup("Sales"));
  }

  /** What Lincheck calls from its threads. */
  @Param(name = "subscription", gen = IntGen.class, conf = "0:2")
  public static class SharedRegistry {

    private final SubscriptionIndex registry = new SubscriptionIndex();

    @Operation(params = "subscription")
    public boolean add(int subscription) {
      return SubscriptionIndexConcurrencyTest.add(registry, subscription);
    }

    @Operation(params = "subscription")
    public boolean remove(int subscription) {
      return SubscriptionIndexConcurrencyTest.remove(registry, subscription);
    }

    @Operation(params = "subscription")
    public boolean contains(int subscription) {
      return SubscriptionIndexConcurrencyTest.contains(registry, subscription);
    }
  }

  /** What it must look like. */
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
