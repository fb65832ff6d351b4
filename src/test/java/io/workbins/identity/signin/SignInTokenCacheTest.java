package io.workbins.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.identity.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInTokenCacheTest {

  private static final Duration IDLE = Duration.ofMinutes(30);

  private final SettableClock clock = new SettableClock();
  private final SignInTokenCipher cipher = new SignInTokenCipher(SignInKey.random(), IDLE, clock);
  private final SignInTokenCache tokens = new SignInTokenCache(cipher, clock);

  @Test
  void aRepeatedCallReturnsTheSameToken() {
    assertThat(tokens.of("ann")).isEqualTo(tokens.of("ann"));
  }

  @Test
  void usersHaveDifferentTokens() {
    var token = tokens.of("ann");

    assertThat(cipher.decrypt(tokens.of("bob")).orElseThrow().userId()).isEqualTo("bob");
    assertThat(cipher.decrypt(token).orElseThrow().userId()).isEqualTo("ann");
  }

  @Test
  void aReturnedTokenIsNotDueForRenewal() {
    tokens.of("ann");
    clock.advance(IDLE.dividedBy(60));

    var token = tokens.of("ann");

    clock.advance(IDLE.dividedBy(60));
    assertThat(cipher.isDueForRenewal(cipher.decrypt(token).orElseThrow())).isFalse();
  }
}
