package io.workbins.http.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginTest {

  private static final String SETTING = "workbins.allowed-origins";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://desktop.example.com",
        "https://desktop.example.com:8443",
        "http://localhost",
        "http://localhost:443",
        "https://192.0.2.1:80",
        "http://[::1]:8080",
        "https://my_desktop",
        "https://xn--bcher-kva.example",
        "chrome-extension://abcdefghijklmnop",
      })
  void anOriginOfABrowserIsValid(String origin) {
    assertThat(WebOrigin.check(SETTING, origin)).isEqualTo(origin);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/, slash",
    "https://a.example/path, path",
    "https://a.example?a=b, query",
    "https://a.example#a, fragment",
    "a.example, scheme",
    "//a.example, scheme",
    "://a.example, scheme",
    "https:a.example, scheme",
    "wss://a.example, scheme of the page",
    "HTTPS://a.example, lower case",
    "https://A.example, lower case",
    "https://a.example:443, as https://a.example",
    "http://a.example:80, as http://a.example",
    "https://a.example:08443, as https://a.example:8443",
    "' https://a.example', blanks",
    "'https://a.example ', blanks",
    "'https://a.example https://b.example', blanks",
    "'', blanks",
    "' ', blanks",
    "*, wildcards",
    "https://*.a.example, wildcards",
    "https://a.example:*, wildcards",
    "null, sandboxed",
    "https://, host",
    "https://:8443, host",
    "https://a.example:, host",
    "https://a.example:0, port",
    "https://a.example:65536, port",
    "https://a.example:http, port",
    "https://bücher.example, ASCII",
    "https://::1, host",
    "'https://a.example;https://b.example', slash",
  })
  void anOriginThatNoBrowserSendsIsRefused(String origin, String reason) {
    assertThatThrownBy(() -> WebOrigin.check(SETTING, origin))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(SETTING + " has '" + origin + "': ")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://user:secret@a.example", "user:se/cret@a.example/"})
  void thePasswordOfAnOriginIsNotShown(String origin) {
    assertThatThrownBy(() -> WebOrigin.check(SETTING, origin))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("***@a.example")
        .message()
        .doesNotContain("secret", "cret");
  }
}
