package io.workbins.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.identity.SettableClock;
import java.time.Duration;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Properties of all tokens. */
class SignInTokenCipherPropertiesTest {

  private static final long IDLE_MILLIS = Duration.ofMinutes(30).toMillis();

  private final SettableClock clock = new SettableClock();
  private final SignInTokenCipher cipher =
      new SignInTokenCipher(SignInKey.random(), Duration.ofMillis(IDLE_MILLIS), clock);

  @Property
  void anOpenedTokenHasTheUserId(@ForAll("userIds") String userId) {
    assertThat(cipher.decrypt(cipher.encrypt(SignIns.of(userId))).map(SignInToken::signIn))
        .contains(SignIns.of(userId));
  }

  @Property
  void aTokenIsAcceptedBeforeTheIdleTimeoutOnly(
      @ForAll @LongRange(max = 2 * 30 * 60_000) long millis) {
    var token = cipher.encrypt(SignIns.of("ann"));

    clock.advance(Duration.ofMillis(millis));

    assertThat(cipher.decrypt(token).isPresent()).isEqualTo(millis < IDLE_MILLIS);
  }

  @Property
  void aTokenWithAChangedBitIsRefused(
      @ForAll("userIds") String userId, @ForAll int position, @ForAll @IntRange(max = 7) int bit) {
    var bytes = Base64.getUrlDecoder().decode(cipher.encrypt(SignIns.of(userId)));
    bytes[Math.floorMod(position, bytes.length)] ^= (byte) (1 << bit);

    assertThat(cipher.decrypt(token(bytes))).isEmpty();
  }

  @Property
  void aTokenOfAnotherKeyIsRefused(@ForAll("userIds") String userId) {
    var other = new SignInTokenCipher(SignInKey.random(), Duration.ofMillis(IDLE_MILLIS), clock);

    assertThat(other.decrypt(cipher.encrypt(SignIns.of(userId)))).isEmpty();
  }

  @Provide
  Arbitrary<String> userIds() {
    return Arbitraries.strings().withCharRange('\u0000', '\ud7ff').ofMaxLength(40);
  }

  private static String token(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
