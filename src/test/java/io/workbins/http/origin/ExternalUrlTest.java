package io.workbins.http.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://gws.example.com/api/v2, https://gws.example.com/api/v2, https://gws.example.com",
    "https://gws.example.com/api/v2//, https://gws.example.com/api/v2, https://gws.example.com",
    "HTTPS://GWS.example.com:443/api/v2, https://gws.example.com/api/v2, https://gws.example.com",
    "http://gws:8080/a/b%20c/api/v2, http://gws:8080/a/b%20c/api/v2, http://gws:8080",
    "http://[::1]:80/api/v2, http://[::1]/api/v2, http://[::1]",
  })
  void aValidUrlHasABaseAndAnOrigin(String setting, String url, String origin) {
    var external = new ExternalUrl(() -> Optional.of(setting));

    assertThat(external.url()).contains(url);
    assertThat(external.isOrigin(origin)).isTrue();
    assertThat(external.isOrigin(origin + ".evil.example")).isFalse();
  }

  @Test
  void withoutASettingNoOriginIsThatOfTheUrl() {
    var external = new ExternalUrl(Optional::empty);

    assertThat(external.url()).isEmpty();
    assertThat(external.isOrigin("https://gws.example.com")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "gws.example.com/api/v2, start with https://",
    "//gws.example.com/api/v2, start with https://",
    "/api/v2, start with https://",
    "https:/api/v2, start with https://",
    "ftp://gws.example.com/api/v2, start with https://",
    "wss://gws.example.com/api/v2, start with https://",
    "https:///api/v2, host",
    "https://:443/api/v2, host",
    "https://gws.example.com:/api/v2, host",
    "https://gws.example.com:99999/api/v2, port",
    "https://gws.example.com:port/api/v2, port",
    "https://bücher.example/api/v2, ASCII",
    "https://*/api/v2, host",
    "https://gws.example.com, end in /api/v2",
    "https://gws.example.com/, end in /api/v2",
    "https://gws.example.com/api/v3, end in /api/v2",
    "https://gws.example.com/api/v2/me, end in /api/v2",
    "https://gws.example.com/API/V2, end in /api/v2",
    "https://gws.example.com/xapi/v2x, end in /api/v2",
    "https://gws.example.com/a/../api/v2, dot segments",
    "https://gws.example.com/./api/v2, dot segments",
    "https://gws.example.com//api/v2, dot segments",
    "https://gws.example.com/%zz/api/v2, special characters",
    "https://gws.example.com/<a>/api/v2, special characters",
    "https://gws.example.com/api/v2?, query",
    "https://gws.example.com/api/v2?a=b, query",
    "https://gws.example.com?/api/v2, query",
    "https://gws.example.com/api/v2#, fragment",
    "https://gws.example.com#/api/v2, fragment",
    "'https://gws.example.com/api/v2 ', blanks",
    "'https://gws.example.com /api/v2', blanks",
    "' ', blanks",
  })
  void anInvalidUrlIsRefused(String setting, String reason) {
    assertThatThrownBy(() -> new ExternalUrl(() -> Optional.of(setting)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("workbins.external-url has '" + setting + "': ")
        .hasMessageContaining(reason);
  }

  @Test
  void aPasswordInTheUrlIsNotShown() {
    assertThatThrownBy(
            () -> new ExternalUrl(() -> Optional.of("https://user:secret@gws.example.com/api/v2")))
        .hasMessage(
            "workbins.external-url has 'https://***@gws.example.com/api/v2': it must not have user"
                + " info");
  }
}
