package io.workbins.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.identity.SettableClock;
import java.time.Duration;
import java.util.Base64;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Forged tokens are refused without an exception. */
class ForgedTokenTest {

  private final SignInTokenCipher cipher =
      new SignInTokenCipher(SignInKey.random(), Duration.ofMinutes(30), new SettableClock());

  @Property
  void anyTextIsRefused(@ForAll String text) {
    assertThat(cipher.decrypt(text)).isEmpty();
  }

  @Property
  void anyBytesAreRefused(@ForAll @Size(max = 100) byte[] bytes) {
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

    assertThat(cipher.decrypt(token)).isEmpty();
  }

  @Example
  void aTruncatedTokenIsRefused() {
    var token = cipher.encrypt(SignIns.of("ann"));

    for (int length = 0; length < token.length(); length++) {
      assertThat(cipher.decrypt(token.substring(0, length))).isEmpty();
    }
  }
}
