package io.workbins.cluster.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workbins.Parts;
import io.workbins.cluster.OnRedis;
import io.workbins.cluster.redis.RedisKeys;
import io.workbins.subscription.Owner;
import io.workbins.subscription.SubscriptionCommand;
import io.workbins.subscription.SubscriptionCommand.Operation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Detection of missing entries and lost data. */
class EventLogReaderTest {

  @RegisterExtension static final OnRedis REDIS = new OnRedis();

  @Test
  void thereIsNoLossWhileEachNumberHasAnEntry() {
    subscribe();
    subscribe();

    assertThat(REDIS.parts().bus().referenceIdsOf("ann")).containsExactly(1L, 2L);
    assertThat(REDIS.parts().losses()).isZero();
  }

  @Test
  void aMissingEntryIsALossAndLaterEntriesAreDelivered() throws Exception {
    subscribe();
    REDIS.redis().ask("INCR " + RedisKeys.NUMBER);

    subscribe();

    assertThat(REDIS.parts().bus().referenceIdsOf("ann")).containsExactly(1L, 3L);
    assertThat(REDIS.parts().losses()).isEqualTo(1);
  }

  @Test
  void restartedNumbersAreALoss() throws Exception {
    subscribe();
    subscribe();

    REDIS.redis().restartEmpty();

    await().atMost(Duration.ofSeconds(10)).until(() -> REDIS.parts().losses() == 1);
    subscribe();
    assertThat(REDIS.parts().bus().referenceIdsOf("ann")).containsExactly(1L, 2L, 1L);
  }

  /** FLUSHALL does not close connections. */
  @Test
  void anEmptiedRedisIsALossEvenWithTheSameNumber() throws Exception {
    subscribe();

    REDIS.redis().ask("FLUSHALL");
    REDIS.redis().ask("SET " + RedisKeys.NUMBER + " 1");

    await().atMost(Duration.ofSeconds(10)).until(() -> REDIS.parts().losses() == 1);
  }

  /** A replica took over without the last entries. */
  @Test
  void aLowerNumberIsALoss() throws Exception {
    subscribe();
    subscribe();
    REDIS.parts().bus();

    REDIS.redis().ask("SET " + RedisKeys.NUMBER + " 1");

    await().atMost(Duration.ofSeconds(10)).until(() -> REDIS.parts().losses() == 1);
  }

  private void subscribe() {
    Parts.await(
        REDIS
            .parts()
            .subscriptions()
            .apply(
                new SubscriptionCommand(
                    "ann", Operation.SUBSCRIBE, new Owner.Self(), List.of("drafts"))));
  }
}
