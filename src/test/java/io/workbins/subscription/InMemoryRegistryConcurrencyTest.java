package io.workbins.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/** A registry used by several threads behaves as a set that is used by one. */
class InMemoryRegistryConcurrencyTest {

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
    var registry = new InMemoryRegistry();

    Threads.atOnce(
        4,
        thread -> {
          for (int i = 0; i < 2_000; i++) {
            registry.add(subscription(i % 4));
            registry.remove(subscription((i + thread) % 4));
          }
        });

    long there =
        Set.of(0, 1, 2, 3).stream().filter(i -> registry.contains(subscription(i))).count();
    assertThat(registry.size()).isEqualTo(there);
  }

  /** Workbins of two subscribers in turn. */
  private static Subscription subscription(int i) {
    return new Subscription("user" + i % SUBSCRIBERS, "bin" + i / SUBSCRIBERS, new Owner.Self());
  }

  /** What Lincheck calls from its threads. */
  @Param(name = "subscription", gen = IntGen.class, conf = "0:2")
  public static class SharedRegistry {

    private final InMemoryRegistry registry = new InMemoryRegistry();

    @Operation(params = "subscription")
    public boolean add(int subscription) {
      return registry.add(subscription(subscription));
    }

    @Operation(params = "subscription")
    public boolean remove(int subscription) {
      return registry.remove(subscription(subscription));
    }

    @Operation(params = "subscription")
    public boolean contains(int subscription) {
      return registry.contains(subscription(subscription));
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
