package io.workbins.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of clients in the log. */
class LoggedTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"agent1", "jörg", "O'Brien", "anna@example.com", "密码", "🔑", "%s", ""})
  void ordinaryNamesAreUnchanged(String name) {
    assertThat(LoggedText.of(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "\r",
        "\0",
        "\u001b",
        "\u007f",
        "\u0085",
        "\u200b",
        "\u202e",
        "\u2066",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\ud800",
        "\udb40\udc01"
      })
  void charactersThatChangeTheLogAreEscaped(String character) {
    assertThat(LoggedText.of("a" + character + "b"))
        .isEqualTo("a\\u%04xb".formatted(character.codePointAt(0)));
  }

  @Test
  void longTextsAreCut() {
    assertThat(LoggedText.of("x".repeat(20_000))).isEqualTo("x".repeat(100) + '…');
    assertThat(LoggedText.of("x".repeat(100))).isEqualTo("x".repeat(100));
  }
}
