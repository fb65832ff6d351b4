package io.workbins.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.identity.SettableClock;
import io.workbins.identity.directory.ClaimedUser;
import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Acceptance and renewal of tokens. */
class SignInTokenCipherTest {

  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration RENEWAL = Duration.ofMinutes(1);

  private final SettableClock clock = new SettableClock();
  private final SignInTokenCipher cipher = cipher("k".repeat(32));

  @Test
  void aTokenHasTheUserIdAndTheTime() {
    assertThat(cipher.decrypt(cipher.encrypt(SignIns.of("ann"))))
        .contains(new SignInToken(SignIns.of("ann"), clock.instant()));
  }

  @Test
  void aTokenHasTheClaimsOfItsUser() {
    var user =
        new User(
            "sübject",
            "ann",
            "Ann",
            "",
            "ann@example.com",
            Set.of(Role.ROLE_AGENT, Role.ROLE_SUPERVISOR),
            Set.of("api-multimedia"),
            0,
            Set.of("Sales \"EU\"", "Hall"));
    var began = Instant.ofEpochSecond(1_700_000_000);
    var signIn =
        new SignIn(
            1,
            user.id(),
            0,
            began,
            began.plusSeconds(300),
            Optional.of(new ClaimedUser(user, began)));

    assertThat(cipher.decrypt(cipher.encrypt(signIn)))
        .contains(new SignInToken(signIn, clock.instant()));
  }

  @Test
  void anotherNodeWithTheSameSecretAcceptsTheToken() {
    assertThat(cipher("k".repeat(32)).decrypt(cipher.encrypt(SignIns.of("ann")))).isPresent();
  }

  @Test
  void aNodeWithAnotherSecretRefusesTheToken() {
    assertThat(cipher("x".repeat(32)).decrypt(cipher.encrypt(SignIns.of("ann")))).isEmpty();
  }

  @Test
  void aTokenIsAcceptedBeforeTheIdleTimeout() {
    var token = cipher.encrypt(SignIns.of("ann"));

    clock.advance(IDLE.minusMillis(1));

    assertThat(cipher.decrypt(token)).isPresent();
  }

  @Test
  void aTokenIsRefusedAfterTheIdleTimeout() {
    var token = cipher.encrypt(SignIns.of("ann"));

    clock.advance(IDLE);

    assertThat(cipher.decrypt(token)).isEmpty();
  }

  /** The clocks of nodes differ a little. */
  @Test
  void aTokenFromTheFutureIsAcceptedUpToAMinute() {
    clock.advance(Duration.ofMinutes(1));
    var token = cipher.encrypt(SignIns.of("ann"));

    clock.advance(Duration.ofMinutes(-1));

    assertThat(cipher.decrypt(token)).isPresent();
  }

  @Test
  void aTokenFromTheFutureIsRefusedBeyondAMinute() {
    clock.advance(Duration.ofMinutes(1).plusMillis(1));
    var token = cipher.encrypt(SignIns.of("ann"));

    clock.advance(Duration.ofMinutes(-1).minusMillis(1));

    assertThat(cipher.decrypt(token)).isEmpty();
  }

  @Test
  void aYoungTokenIsNotDueForRenewal() {
    var token = cipher.decrypt(cipher.encrypt(SignIns.of("ann"))).orElseThrow();

    clock.advance(RENEWAL.minusMillis(1));

    assertThat(cipher.isDueForRenewal(token)).isFalse();
  }

  @Test
  void aTokenIsDueForRenewalAfterAThirtiethOfTheIdleTimeout() {
    var token = cipher.decrypt(cipher.encrypt(SignIns.of("ann"))).orElseThrow();

    clock.advance(RENEWAL);

    assertThat(cipher.isDueForRenewal(token)).isTrue();
  }

  @Test
  void twoTokensDiffer() {
    assertThat(cipher.encrypt(SignIns.of("ann"))).isNotEqualTo(cipher.encrypt(SignIns.of("ann")));
  }

  @Test
  void aTokenIsAValidCookieValue() {
    assertThat(cipher.encrypt(SignIns.of("a27db0a6cd7e4ef4b8c1c2ab1b8ae6f1")))
        .matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "=", "a", "forged", "%%%", "äöü"})
  void invalidTextIsRefused(String token) {
    assertThat(cipher.decrypt(token)).isEmpty();
  }

  private SignInTokenCipher cipher(String secret) {
    return new SignInTokenCipher(SignInKey.of(secret), IDLE, clock);
  }
}
