package io.workbins.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.identity.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens are taken, and for how long. */
class SignInTokenCipherTest {

  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration RENEWAL = Duration.ofMinutes(1);

  private final SettableClock clock = new SettableClock();
  private final SignInTokenCipher seal = seal("k".repeat(32));

  @Test
  void aTokenSaysWhoWasSignedInAndWhen() {
    assertThat(seal.decrypt(seal.encrypt("ann"))).contains(new SignInToken("ann", clock.instant()));
  }

  @Test
  void anotherNodeWithTheSameSecretTakesTheToken() {
    assertThat(seal("k".repeat(32)).decrypt(seal.encrypt("ann"))).isPresent();
  }

  @Test
  void aNodeWithAnotherSecretDoesNot() {
    assertThat(seal("x".repeat(32)).decrypt(seal.encrypt("ann"))).isEmpty();
  }

  @Test
  void aTokenIsTakenUntilItHasBeenIdleTooLong() {
    var token = seal.encrypt("ann");

    clock.advance(IDLE.minusMillis(1));

    assertThat(seal.decrypt(token)).isPresent();
  }

  @Test
  void aTokenThatHasBeenIdleTooLongIsNotTaken() {
    var token = seal.encrypt("ann");

    clock.advance(IDLE);

    assertThat(seal.decrypt(token)).isEmpty();
  }

  @Test
  void aYoungTokenIsNotDueForRenewal() {
    var session = seal.decrypt(seal.encrypt("ann")).orElseThrow();

    clock.advance(RENEWAL.minusMillis(1));

    assertThat(seal.isDueForRenewal(session)).isFalse();
  }

  @Test
  void aTokenOfAThirtiethOfTheIdleTimeIsDueForRenewal() {
    var session = seal.decrypt(seal.encrypt("ann")).orElseThrow();

    clock.advance(RENEWAL);

    assertThat(seal.isDueForRenewal(session)).isTrue();
  }

  @Test
  void noTwoTokensAreTheSame() {
    assertThat(seal.encrypt("ann")).isNotEqualTo(seal.encrypt("ann"));
  }

  @Test
  void aTokenIsFitForACookie() {
    assertThat(seal.encrypt("a27db0a6cd7e4ef4b8c1c2ab1b8ae6f1")).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "=", "a", "forged", "%%%", "äöü"})
  void whatIsNoTokenIsNotTaken(String token) {
    assertThat(seal.decrypt(token)).isEmpty();
  }

  private SignInTokenCipher seal(String secret) {
    return new SignInTokenCipher(SignInKey.of(secret), IDLE, clock);
  }
}
