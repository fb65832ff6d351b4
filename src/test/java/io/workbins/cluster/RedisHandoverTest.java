package io.workbins.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbins.Parts;
import io.workbins.notification.Handover.Left;
import io.workbins.notification.Handover.Missed;
import io.workbins.notification.Unavailable;
import io.workbins.subscription.Command;
import io.workbins.subscription.Operation;
import io.workbins.subscription.Owner;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a session hears of what its predecessor on another node has not heard. */
class RedisHandoverTest {

  @RegisterExtension static final OnRedis REDIS = new OnRedis();

  private RedisParts leaving;
  private RedisParts staying;

  @BeforeEach
  void connect() {
    leaving = REDIS.parts();
    staying = leaving.another();
  }

  @AfterEach
  void disconnect() {
    staying.close();
  }

  @Test
  void whatWaitedAndWhatHappenedSinceIsTold() {
    subscribe("ann");
    subscribe("ann");
    leave(new Left("ann", OptionalLong.of(2)));
    subscribe("bob");
    subscribe("ann");

    var missed = takeOver("ann");

    assertThat(numbers(missed)).containsExactly(2L, 4L);
    assertThat(missed.upTo()).isEqualTo(4);
  }

  @Test
  void whoHasHeardAllHearsWhatHappenedSince() {
    subscribe("ann");
    leaving.told();
    leave(new Left("ann", OptionalLong.empty()));
    subscribe("ann");

    assertThat(numbers(takeOver("ann"))).containsExactly(2L);
  }

  @Test
  void nothingHasHappened() {
    subscribe("ann");
    leaving.told();
    leave(new Left("ann", OptionalLong.empty()));

    assertThat(takeOver("ann")).isEqualTo(new Missed(List.of(), 1));
  }

  @Test
  void oneSessionIsTakenOverOnce() {
    subscribe("ann");
    leave(new Left("ann", OptionalLong.of(1)));
    takeOver("ann");

    assertThat(takeOver("ann")).isEqualTo(Missed.NOTHING);
  }

  @Test
  void ofManyAtOnceEachIsToldItsOwn() {
    var users = IntStream.range(0, 1_500).mapToObj(i -> "user" + i).toList();
    users.forEach(this::subscribe);
    leave(users.stream().map(user -> new Left(user, OptionalLong.of(1))).toArray(Left[]::new));

    var missed = users.stream().map(user -> staying.handover().takeOver(user)).toList();

    assertThat(missed.stream().map(Parts::await).map(RedisHandoverTest::numbers))
        .containsExactlyElementsOf(
            IntStream.range(0, 1_500).mapToObj(i -> List.of(i + 1L)).toList());
  }

  @Test
  void whatTheJournalHasForgottenIsNotPassedOver() throws Exception {
    subscribe("ann");
    subscribe("ann");
    leave(new Left("ann", OptionalLong.of(1)));
    REDIS.redis().ask("XDEL " + Keys.JOURNAL + " 1-0");

    assertThatThrownBy(() -> takeOver("ann")).isInstanceOf(Unavailable.class);
  }

  private void subscribe(String user) {
    var command = new Command(user, Operation.SUBSCRIBE, new Owner.Self(), List.of("drafts"));
    Parts.await(staying.subscriptions().apply(command));
  }

  private void leave(Left... sessions) {
    Parts.await(leaving.handover().leave(() -> List.of(sessions)));
  }

  private Missed takeOver(String user) {
    return Parts.await(staying.handover().takeOver(user));
  }

  private static List<Long> numbers(Missed missed) {
    return missed.notifications().stream()
        .map(notification -> notification.message().referenceId())
        .toList();
  }
}
