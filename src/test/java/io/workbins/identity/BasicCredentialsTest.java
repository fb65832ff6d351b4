package io.workbins.identity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {

  @Test
  void aHeaderGivesNameAndPassword() {
    assertThat(BasicCredentials.parse(header("ann:s3cret")))
        .contains(new BasicCredentials("ann", "s3cret"));
  }

  @Test
  void aPasswordMayHaveColons() {
    assertThat(BasicCredentials.parse(header("ann:a:b:")))
        .contains(new BasicCredentials("ann", "a:b:"));
  }

  @Test
  void aPasswordMayBeEmpty() {
    assertThat(BasicCredentials.parse(header("ann:"))).contains(new BasicCredentials("ann", ""));
  }

  @Test
  void nameAndPasswordAreUtf8() {
    assertThat(BasicCredentials.parse(header("änn:пароль🔑")))
        .contains(new BasicCredentials("änn", "пароль🔑"));
  }

  @Test
  void bytesThatAreNotUtf8AreIso8859() {
    var header = "Basic " + Base64.getEncoder().encodeToString("jörg:Grüße1".getBytes(ISO_8859_1));

    assertThat(BasicCredentials.parse(header)).contains(new BasicCredentials("jörg", "Grüße1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic ", "basic ", "BASIC ", "Basic   "})
  void theSchemeIsCaseInsensitive(String scheme) {
    var header = scheme + "YW5uOnMzY3JldA==";

    assertThat(BasicCredentials.isBasic(header)).isTrue();
    assertThat(BasicCredentials.parse(header)).contains(new BasicCredentials("ann", "s3cret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic", "Basi ", "Bearer abc", "Basically YW5uOnMzY3JldA=="})
  void anotherSchemeIsNotBasic(String header) {
    assertThat(BasicCredentials.isBasic(header)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic ", "Basic !!!", "Basic YW5u", "Basic YW5uOnM=zY3", "Basic ä"})
  void aMalformedHeaderGivesNothing(String header) {
    assertThat(BasicCredentials.parse(header)).isEmpty();
  }

  @Test
  void toStringDoesNotShowThePassword() {
    assertThat(new BasicCredentials("ann", "s3cret")).hasToString("ann");
  }

  private static String header(String text) {
    return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
