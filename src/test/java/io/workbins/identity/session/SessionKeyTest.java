package io.workbins.identity.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Which key belongs to which secret. */
class SessionKeyTest {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Test
  void theSameSecretGivesTheSameKey() {
    assertThat(SessionKey.of(SECRET)).isEqualTo(SessionKey.of(SECRET));
  }

  @Test
  void anotherSecretGivesAnotherKey() {
    assertThat(SessionKey.of(SECRET)).isNotEqualTo(SessionKey.of(SECRET + "0"));
  }

  @Test
  void eachRandomKeyIsAnother() {
    assertThat(SessionKey.random()).isNotEqualTo(SessionKey.random());
  }

  @Test
  void aKeyIsOfAesWith256Bits() {
    assertThat(SessionKey.of(SECRET).getAlgorithm()).isEqualTo("AES");
    assertThat(SessionKey.of(SECRET).getEncoded()).hasSize(32);
    assertThat(SessionKey.random().getEncoded()).hasSize(32);
  }

  @Test
  void aKeyIsNotTheSecretItself() {
    assertThat(SessionKey.of(SECRET).getEncoded()).isNotEqualTo(SECRET.getBytes(UTF_8));
  }

  @Test
  void aSecretThatIsTooShortIsRefusedWithoutQuotingIt() {
    var tooShort = SECRET.substring(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionKey.of(tooShort))
        .withMessageContaining("WORKBINS_SESSION_KEY")
        .withMessageContaining("31 characters")
        .withMessageContaining("at least 32")
        .withMessageNotContaining(tooShort);
  }
}
