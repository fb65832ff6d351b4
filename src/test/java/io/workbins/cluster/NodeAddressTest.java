package io.workbins.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeAddressTest {

  @ParameterizedTest
  @CsvSource({
    "::1, [::1]",
    "2001:db8::7, [2001:db8::7]",
    "[::1], [::1]",
    "10.0.0.7, 10.0.0.7",
    "node-1.example.com, node-1.example.com"
  })
  void anIpv6AddressIsWrittenAsInAUrl(String host, String inUrl) {
    assertThat(NodeAddress.bracketed(host)).isEqualTo(inUrl);
  }
}
