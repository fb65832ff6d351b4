package io.workbins.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbins.Parts;
import io.workbins.cluster.redis.RedisKeys;
import io.workbins.notification.SessionHandover.MissedNotifications;
import io.workbins.notification.SessionHandover.ReleasedSession;
import io.workbins.notification.StoreUnavailableException;
import io.workbins.subscription.Owner;
import io.workbins.subscription.SubscriptionCommand;
import io.workbins.subscription.SubscriptionCommand.Operation;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A session receives the notifications that a released session of another node missed. */
class RedisSessionHandoverTest {

  @RegisterExtension static final OnRedis REDIS = new OnRedis();

  private RedisParts releasing;
  private RedisParts staying;

  @BeforeEach
  void connect() {
    releasing = REDIS.parts();
    staying = releasing.anotherNode();
  }

  @AfterEach
  void disconnect() {
    staying.close();
  }

  @Test
  void undeliveredAndLaterNotificationsAreResumed() {
    subscribe("ann");
    subscribe("ann");
    release(new ReleasedSession("ann", OptionalLong.of(2)));
    subscribe("bob");
    subscribe("ann");

    var missed = resume("ann");

    assertThat(numbers(missed)).containsExactly(2L, 4L);
    assertThat(missed.upTo()).isEqualTo(4);
  }

  @Test
  void laterNotificationsAreResumed() {
    subscribe("ann");
    releasing.bus();
    release(new ReleasedSession("ann", OptionalLong.empty()));
    subscribe("ann");

    assertThat(numbers(resume("ann"))).containsExactly(2L);
  }

  @Test
  void nothingIsResumedWithoutLaterNotifications() {
    subscribe("ann");
    releasing.bus();
    release(new ReleasedSession("ann", OptionalLong.empty()));

    assertThat(resume("ann")).isEqualTo(new MissedNotifications(List.of(), 1));
  }

  @Test
  void aReleasedSessionIsResumedOnce() {
    subscribe("ann");
    release(new ReleasedSession("ann", OptionalLong.of(1)));
    resume("ann");

    assertThat(resume("ann")).isEqualTo(MissedNotifications.NOTHING);
  }

  @Test
  void eachOfManyConcurrentResumesGetsItsOwnNotifications() {
    var users = IntStream.range(0, 1_500).mapToObj(i -> "user" + i).toList();
    users.forEach(this::subscribe);
    release(
        users.stream()
            .map(user -> new ReleasedSession(user, OptionalLong.of(1)))
            .toArray(ReleasedSession[]::new));

    var missed = users.stream().map(user -> staying.handover().resume(user)).toList();

    assertThat(missed.stream().map(Parts::await).map(RedisSessionHandoverTest::numbers))
        .containsExactlyElementsOf(
            IntStream.range(0, 1_500).mapToObj(i -> List.of(i + 1L)).toList());
  }

  @Test
  void aMissingEntryFailsTheResume() throws Exception {
    subscribe("ann");
    subscribe("ann");
    release(new ReleasedSession("ann", OptionalLong.of(1)));
    REDIS.redis().ask("XDEL " + RedisKeys.EVENT_LOG + " 1-0");

    assertThatThrownBy(() -> resume("ann")).isInstanceOf(StoreUnavailableException.class);
  }

  private void subscribe(String user) {
    var command =
        new SubscriptionCommand(user, Operation.SUBSCRIBE, new Owner.Self(), List.of("drafts"));
    Parts.await(staying.subscriptions().apply(command));
  }

  private void release(ReleasedSession... sessions) {
    Parts.await(releasing.handover().release(() -> List.of(sessions)));
  }

  private MissedNotifications resume(String user) {
    return Parts.await(staying.handover().resume(user));
  }

  private static List<Long> numbers(MissedNotifications missed) {
    return missed.notifications().stream()
        .map(notification -> notification.message().referenceId())
        .toList();
  }
}
