package io.workbins.http.origin;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

  @ParameterizedTest
  @ValueSource(strings = {"gws", "gws.example.com:443", "192.0.2.1", "[::1]", "[2001:db8::1]:8443"})
  void aHostIsValid(String host) {
    assertThatCode(() -> allowed(host)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "https://gws.example.com, without a scheme",
    "gws.example.com/, path",
    "user@gws.example.com, host:port",
    "gws.example.com:, host:port",
    "gws.example.com:0, host:port",
    "gws.example.com:65536, host:port",
    "::1, [::1]",
    ":8080, host:port",
    "bücher.example, ASCII",
    "*, wildcards",
    "*.example.com, wildcards",
    "GWS.example.com, lower case",
    "' gws.example.com', blanks",
    "'a.example b.example', blanks",
    "'', blanks",
  })
  void anInvalidHostIsRefused(String host, String reason) {
    assertThatThrownBy(() -> allowed(host))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("workbins.allowed-hosts has '")
        .hasMessageContaining(reason);
  }

  private static AllowedHosts allowed(String host) {
    return new AllowedHosts(() -> Optional.of(Set.of(host)));
  }
}
