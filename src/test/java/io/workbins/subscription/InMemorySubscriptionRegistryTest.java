package io.workbins.subscription;

import static io.workbins.Parts.await;
import static io.workbins.subscription.SubscriptionCommand.Operation.SUBSCRIBE;
import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.InMemoryParts;
import io.workbins.Parts;
import io.workbins.notification.EventLog;
import io.workbins.notification.InMemoryReferenceNumbers;
import io.workbins.notification.PresenceTracker;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InMemorySubscriptionRegistryTest extends SubscriptionRegistryContract {

  private final Parts parts = new InMemoryParts();

  @Override
  protected Parts parts() {
    return parts;
  }

  @Test
  void othersAreServedWhileManySubscriptionsEnd() {
    var turns = new ArrayDeque<Runnable>();
    var clock = Clock.systemUTC();
    var registry =
        new InMemorySubscriptionRegistry(
            new SubscriptionIndex(),
            new EventLog(new InMemoryReferenceNumbers(), notification -> {}),
            new InMemoryAbsences(new PresenceTracker(), Parts.GRACE, clock),
            turns::add,
            10_000,
            clock);
    int count = 2 * SubscriptionRegistry.MAX_ENDED_AT_ONCE + 1;
    var all = IntStream.range(0, count).mapToObj(i -> "w" + i).toList();
    await(registry.apply(new SubscriptionCommand("ann", SUBSCRIBE, new Owner.Self(), all)));

    var ending = registry.endAll("ann", null).toCompletableFuture();
    var other =
        registry.apply(
            new SubscriptionCommand("bob", SUBSCRIBE, new Owner.Self(), List.of("drafts")));

    assertThat(ending).isNotDone();
    assertThat(await(other)).containsEntry("drafts", count + 501L);
    turns.remove().run();
    assertThat(ending).isNotDone();
    turns.remove().run();
    assertThat(turns).isEmpty();
    assertThat(ending).isCompletedWithValueMatching(ended -> ended.size() == count);
    assertThat(registry.size()).isEqualTo(1);
  }
}
