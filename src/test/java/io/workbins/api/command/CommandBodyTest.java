package io.workbins.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.workbins.api.error.InvalidValueException;
import io.workbins.api.error.MissingParameterException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Valid and invalid bodies of commands. */
class CommandBodyTest {

  @Test
  void subscribeIsAnOperation() {
    assertThat(operation("{\"operationName\":\"Subscribe\"}")).isEqualTo("Subscribe");
  }

  @Test
  void unsubscribeIsAnOperation() {
    assertThat(operation("{\"operationName\": \"Unsubscribe\"}")).isEqualTo("Unsubscribe");
  }

  @Test
  void otherPropertiesAreIgnored() {
    assertThat(operation("{\"x\":{\"operationName\":1},\"operationName\":\"Subscribe\"}"))
        .isEqualTo("Subscribe");
  }

  @Test
  void escapesInNamesAreDecoded() {
    assertThat(operation("{\"operationName\":\"\\u0053ubscribe\"}")).isEqualTo("Subscribe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"operationname\":\"Subscribe\"}",
        "{\"operationName\":null}",
        "{\"operationName\":\"\"}"
      })
  void aBodyWithoutAnOperationIsMissingOne(String body) {
    assertThatExceptionOfType(MissingParameterException.class)
        .isThrownBy(() -> operation(body))
        .withMessageContaining("operationName");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "true", "0.5", "{}", "[]", "[\"Subscribe\"]"})
  void anOperationNameThatIsNotAStringIsNotMissing(String name) {
    assertThat(operation("{\"operationName\":" + name + "}")).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "\"Subscribe\"", "null", "7", "true", "[{\"operationName\":\"Subscribe\"}]"})
  void aBodyThatIsNotAnObjectIsInvalid(String body) {
    assertInvalid(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"operationName\":",
        "not json",
        "{'operationName':'Subscribe'}",
        "{\"operationName\":\"Subscribe\",}",
        "operationName=Subscribe"
      })
  void aBodyThatIsNotJsonIsInvalid(String body) {
    assertInvalid(body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "x", "}", ",", "null"})
  void trailingTextIsInvalid(String rest) {
    assertInvalid("{\"operationName\":\"Subscribe\"} " + rest);
  }

  @Test
  void aDuplicatePropertyIsInvalid() {
    assertInvalid("{\"operationName\":\"Subscribe\",\"operationName\":\"Unsubscribe\"}");
  }

  @Test
  void aBodyNestedTooDeeplyIsInvalid() {
    assertInvalid("{\"x\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}");
  }

  @Test
  void errorMessagesDoNotQuoteTheBody() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> operation("{\"password\": s3cret}"))
        .withMessageNotContaining("s3cret");
  }

  private static void assertInvalid(String body) {
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> operation(body));
  }

  private static String operation(String body) {
    return CommandBody.of(body.getBytes(StandardCharsets.UTF_8)).operationName();
  }
}
