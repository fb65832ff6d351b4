package io.workbins.identity.signin;

import static io.workbins.identity.signin.EndedSignIns.State.ACTIVE;
import static io.workbins.identity.signin.EndedSignIns.State.ENDED;
import static io.workbins.identity.signin.EndedSignIns.State.ENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.identity.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InMemoryEndedSignInsTest {

  private final SettableClock clock = new SettableClock();
  private final InMemoryEndedSignIns ended = new InMemoryEndedSignIns(Duration.ofHours(12), clock);

  @Test
  void aSignInIsActiveUntilItEnds() {
    var signIn = signIn(1);

    assertThat(ended.state(signIn)).isEqualTo(ACTIVE);
    ended.end(signIn);
    assertThat(ended.state(signIn)).isEqualTo(ENDING);
  }

  @Test
  void aSignInIsEndingForTenSeconds() {
    var signIn = signIn(1);
    ended.end(signIn);

    clock.advance(Duration.ofSeconds(10).minusMillis(1));
    assertThat(ended.state(signIn)).isEqualTo(ENDING);
    clock.advance(Duration.ofMillis(1));
    assertThat(ended.state(signIn)).isEqualTo(ENDED);
  }

  @Test
  void aSecondLogoutDoesNotProlongTheEnd() {
    var signIn = signIn(1);
    ended.end(signIn);
    clock.advance(Duration.ofSeconds(9));

    ended.end(signIn);

    clock.advance(Duration.ofSeconds(1));
    assertThat(ended.state(signIn)).isEqualTo(ENDED);
  }

  @Test
  void otherSignInsOfTheUserStayActive() {
    ended.end(signIn(1));

    assertThat(ended.state(signIn(2))).isEqualTo(ACTIVE);
  }

  @Test
  void allSignInsUpToATimeEndAtOnce() {
    var before = signIn(1);
    clock.advance(Duration.ofMillis(1));
    ended.endAll("ann");
    clock.advance(Duration.ofMillis(1));

    assertThat(ended.state(before)).isEqualTo(ENDED);
    assertThat(ended.state(signIn(2))).isEqualTo(ACTIVE);
  }

  @Test
  void anOlderEndOfAllDoesNotReviveSignIns() {
    var late = signIn(1);
    ended.endAll("ann");

    ended.endAll("ann", clock.instant().minusSeconds(60));

    assertThat(ended.state(late)).isEqualTo(ENDED);
  }

  /** The memory of a user is bounded; an ended sign-in must not become active by that. */
  @Test
  void moreEndsThanAreKeptEndOlderSignInsToo() {
    var first = signIn(0);
    for (int i = 0; i <= 100; i++) {
      ended.end(signIn(i));
      clock.advance(Duration.ofMillis(1));
    }
    clock.advance(Duration.ofSeconds(10));

    assertThat(ended.state(first)).isEqualTo(ENDED);
    assertThat(ended.state(signIn(1_000))).isEqualTo(ACTIVE);
  }

  private SignIn signIn(long id) {
    return SignIns.of("ann", id, clock.instant());
  }
}
