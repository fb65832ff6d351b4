package io.workbins.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x09, 0x0a, 0x0d, 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x61c, 0x200b, 0x200c, 0x200d, 0x200e,
        0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2066, 0x2067,
        0x2068, 0x2069, 0xfeff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe0001
      })
  void aCharacterThatIsNotSeenIsNotPlain(int codePoint) {
    var text = "a" + Character.toString(codePoint) + "b";

    assertThat(PlainText.is(text)).isFalse();
    assertThat(PlainText.is(PlainText.escape(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "agent 1",
        "Müller-Lüdenscheidt",
        "e\u0301",
        "工作箱",
        "ワークビン",
        "صندوق",
        "תיבה",
        "\ud83d\udce7",
        "\u2764\ufe0f",
        "a\u00a0b",
        "50 %",
        "<a & b>"
      })
  void textsOfAnyLanguageArePlain(String text) {
    assertThat(PlainText.is(text)).isTrue();
    assertThat(PlainText.escape(text)).isEqualTo(text);
  }

  @Test
  void escapeReplacesOnlyWhatIsNotPlain() {
    assertThat(PlainText.escape("ü\n\u2028\ud83d\udce7\udb40\udc01\ud800"))
        .isEqualTo("ü\\u000a\\u2028\ud83d\udce7\\udb40\\udc01\\ud800");
  }
}
