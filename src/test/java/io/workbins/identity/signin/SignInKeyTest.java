package io.workbins.identity.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SignInKeyTest {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Test
  void theSameSecretGivesTheSameKey() {
    assertThat(SignInKey.of(SECRET)).isEqualTo(SignInKey.of(SECRET));
  }

  @Test
  void anotherSecretGivesAnotherKey() {
    assertThat(SignInKey.of(SECRET)).isNotEqualTo(SignInKey.of(SECRET + "0"));
  }

  @Test
  void randomKeysDiffer() {
    assertThat(SignInKey.random()).isNotEqualTo(SignInKey.random());
  }

  @Test
  void aKeyIsAnAesKeyOf256Bits() {
    assertThat(SignInKey.of(SECRET).getAlgorithm()).isEqualTo("AES");
    assertThat(SignInKey.of(SECRET).getEncoded()).hasSize(32);
    assertThat(SignInKey.random().getEncoded()).hasSize(32);
  }

  @Test
  void aKeyIsNotTheSecretItself() {
    assertThat(SignInKey.of(SECRET).getEncoded()).isNotEqualTo(SECRET.getBytes(UTF_8));
  }

  @Test
  void aSecretThatIsTooShortIsRefusedWithoutQuotingIt() {
    var tooShort = SECRET.substring(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignInKey.of(tooShort))
        .withMessageContaining("WORKBINS_SESSION_KEY")
        .withMessageContaining("31 characters")
        .withMessageContaining("at least 32")
        .withMessageNotContaining(tooShort);
  }
}
