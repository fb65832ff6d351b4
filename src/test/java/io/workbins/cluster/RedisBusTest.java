package io.workbins.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.workbins.Parts;
import io.workbins.RealRedis;
import io.workbins.subscription.Command;
import io.workbins.subscription.Operation;
import io.workbins.subscription.Owner;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node makes of a journal in which something is missing. */
class RedisBusTest {

  private RealRedis redis;
  private RedisParts parts;

  @BeforeEach
  void connect() throws Exception {
    redis = RealRedis.start();
    parts = new RedisParts(redis);
  }

  @AfterEach
  void disconnect() {
    parts.close();
    redis.close();
  }

  @Test
  void nothingIsLostAsLongAsEachNumberHasItsEntry() {
    subscribe();
    subscribe();

    assertThat(parts.told().referenceIdsOf("ann")).containsExactly(1L, 2L);
    assertThat(parts.losses()).isZero();
  }

  @Test
  void anEntryThatIsMissingIsALossAndTheRestIsTold() throws Exception {
    subscribe();
    redis.ask("INCR " + Keys.NUMBER);

    subscribe();

    assertThat(parts.told().referenceIdsOf("ann")).containsExactly(1L, 3L);
    assertThat(parts.losses()).isEqualTo(1);
  }

  @Test
  void numbersThatBeginAnewAreALoss() throws Exception {
    subscribe();
    subscribe();

    redis.lose();

    await().atMost(Duration.ofSeconds(10)).until(() -> parts.losses() == 1);
    subscribe();
    assertThat(parts.told().referenceIdsOf("ann")).containsExactly(1L, 2L, 1L);
  }

  /** Nobody is disconnected by that. */
  @Test
  void aRedisThatIsEmptiedIsALossThoughItsNumbersHaveCaughtUp() throws Exception {
    subscribe();

    redis.ask("FLUSHALL");
    redis.ask("SET " + Keys.NUMBER + " 1");

    await().atMost(Duration.ofSeconds(10)).until(() -> parts.losses() == 1);
  }

  /** A replica that has taken over without the last of it. */
  @Test
  void aNumberThatFallsIsALoss() throws Exception {
    subscribe();
    subscribe();
    parts.told();

    redis.ask("SET " + Keys.NUMBER + " 1");

    await().atMost(Duration.ofSeconds(10)).until(() -> parts.losses() == 1);
  }

  private void subscribe() {
    Parts.await(
        parts
            .subscriptions()
            .apply(new Command("ann", Operation.SUBSCRIBE, new Owner.Self(), List.of("drafts"))));
  }
}
