package io.workbins.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.identity.SettableClock;
import java.time.Duration;
import java.util.Base64;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** What never was a token is not taken, and is no reason to fail. */
class ForgedTokenTest {

  private final SignInTokenCipher seal =
      new SignInTokenCipher(SignInKey.random(), Duration.ofMinutes(30), new SettableClock());

  @Property
  void anyTextIsNoToken(@ForAll String text) {
    assertThat(seal.decrypt(text)).isEmpty();
  }

  @Property
  void anyBytesAreNoToken(@ForAll @Size(max = 100) byte[] bytes) {
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

    assertThat(seal.decrypt(token)).isEmpty();
  }

  @Example
  void aTokenCutShortIsNotTaken() {
    var token = seal.encrypt("ann");

    for (int length = 0; length < token.length(); length++) {
      assertThat(seal.decrypt(token.substring(0, length))).isEmpty();
    }
  }
}
