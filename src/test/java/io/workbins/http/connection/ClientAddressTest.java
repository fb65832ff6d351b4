package io.workbins.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses count as one. */
class ClientAddressTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7,               192.0.2.7",
    "::ffff:192.0.2.7,        192.0.2.7",
    "::ffff:c000:207,         192.0.2.7",
    "2001:db8:1:2:3:4:5:6,    2001:db8:1:2::/64",
    "2001:0DB8:1:2::,         2001:db8:1:2::/64",
    "2001:db8:1:2:ffff::1,    2001:db8:1:2::/64",
    "[2001:db8:1:2::7],       2001:db8:1:2::/64",
    "2001:db8:1:3::1,         2001:db8:1:3::/64",
    "fe80::1%eth0,            fe80::/64",
    "::1,                     ::/64",
    "gateway.example.com,     gateway.example.com",
    "unknown,                 unknown"
  })
  void ipv6AddressesCountByTheirPrefix(String host, String expected) {
    assertThat(ClientAddress.of(host)).isEqualTo(expected);
  }

  @Test
  void aLongTextIsCut() {
    assertThat(ClientAddress.of("x".repeat(20_000))).hasSize(64);
  }
}
