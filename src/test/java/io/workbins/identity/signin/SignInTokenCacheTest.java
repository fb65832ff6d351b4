package io.workbins.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.identity.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInTokenCacheTest {

  private static final Duration IDLE = Duration.ofMinutes(30);

  private final SettableClock clock = new SettableClock();
  private final SignInTokenCipher seal = new SignInTokenCipher(SignInKey.random(), IDLE, clock);
  private final SignInTokenCache tokens = new SignInTokenCache(seal, clock);

  @Test
  void whoAsksAgainAtOnceIsHandedTheSame() {
    assertThat(tokens.of("ann")).isEqualTo(tokens.of("ann"));
  }

  @Test
  void everyUserHasAnother() {
    var token = tokens.of("ann");

    assertThat(seal.decrypt(tokens.of("bob")).orElseThrow().userId()).isEqualTo("bob");
    assertThat(seal.decrypt(token).orElseThrow().userId()).isEqualTo("ann");
  }

  @Test
  void nobodyIsHandedOneThatIsDueForRenewal() {
    tokens.of("ann");
    clock.advance(IDLE.dividedBy(60));

    var token = tokens.of("ann");

    clock.advance(IDLE.dividedBy(60));
    assertThat(seal.isDueForRenewal(seal.decrypt(token).orElseThrow())).isFalse();
  }
}
