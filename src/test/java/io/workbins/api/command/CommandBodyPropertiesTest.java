package io.workbins.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.workbins.api.error.ApiException;
import io.workbins.api.error.InvalidValueException;
import io.workbins.api.error.MissingParameterException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Properties of the parser for arbitrary bodies. */
class CommandBodyPropertiesTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String NAME = "operationName";
  private static final byte[] VALID = bytes("{\"operationName\":\"Subscribe\"}");

  @Property
  void anyBytesAreParsedOrRefused(@ForAll byte[] body) {
    assertReadOrFailure(body);
  }

  @Property
  void aBodyWithOneByteChangedIsParsedOrRefused(
      @ForAll @IntRange(max = 28) int at, @ForAll byte changed) {
    var body = VALID.clone();
    body[at] = changed;

    assertReadOrFailure(body);
  }

  @Property(tries = 300)
  void otherPropertiesAreIgnored(
      @ForAll("properties") Map<String, JsonNode> others,
      @ForAll("operationNames") String operationName) {
    var body = object(others).put(NAME, operationName);

    assertThat(CommandBody.of(bytes(body.toString())).operationName()).isEqualTo(operationName);
  }

  @Property(tries = 300)
  void anObjectWithoutAnOperationIsMissingOne(
      @ForAll("properties") Map<String, JsonNode> others, @ForAll("nothing") JsonNode nothing) {
    var body = bytes(object(others).set(NAME, nothing).toString());

    assertThatExceptionOfType(MissingParameterException.class)
        .isThrownBy(() -> CommandBody.of(body));
  }

  @Property
  void aValueThatIsNotAnObjectIsInvalid(@ForAll("values") JsonNode value) {
    assertInvalid(JSON.arrayNode().add(value).toString());
    if (!value.isObject()) {
      assertInvalid(value.toString());
    }
  }

  @Property
  void trailingValuesAreInvalid(@ForAll("values") JsonNode rest) {
    assertInvalid(new String(VALID, StandardCharsets.UTF_8) + rest);
  }

  @Property
  void aDuplicatePropertyIsInvalid(@ForAll("names") String name) {
    var property = JSON.textNode(name) + ":1,";

    assertInvalid("{" + property + property + "\"operationName\":\"Subscribe\"}");
  }

  @Provide
  Arbitrary<Map<String, JsonNode>> properties() {
    return Arbitraries.maps(names(), values()).ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withCharRange('\u0000', '\ud7ff')
        .ofMaxLength(20)
        .filter(name -> !name.equals(NAME));
  }

  @Provide
  Arbitrary<String> operationNames() {
    return Arbitraries.of("Subscribe", "Unsubscribe", "AddEmail", "no operation");
  }

  @Provide
  Arbitrary<JsonNode> nothing() {
    return Arbitraries.of(JSON.nullNode(), JSON.textNode(""));
  }

  @Provide
  Arbitrary<JsonNode> values() {
    Arbitrary<JsonNode> simple =
        Arbitraries.oneOf(
            Arbitraries.of(JSON.nullNode(), JSON.booleanNode(true), JSON.booleanNode(false)),
            names().map(JSON::textNode),
            Arbitraries.bigIntegers().map(JSON::numberNode),
            Arbitraries.doubles().map(JSON::numberNode));
    return Arbitraries.recursive(() -> simple, CommandBodyPropertiesTest::nested, 0, 3);
  }

  private static Arbitrary<JsonNode> nested(Arbitrary<JsonNode> inner) {
    return Arbitraries.oneOf(
        inner.list().ofMaxSize(3).map(list -> JSON.arrayNode().addAll(list)),
        Arbitraries.maps(Arbitraries.of("a", "b", NAME), inner)
            .ofMaxSize(3)
            .map(CommandBodyPropertiesTest::object));
  }

  private static ObjectNode object(Map<String, JsonNode> properties) {
    return JSON.objectNode().setAll(properties);
  }

  private static void assertReadOrFailure(byte[] body) {
    try {
      assertThat(CommandBody.of(body)).isNotNull();
    } catch (ApiException refused) {
      assertThat(refused)
          .isInstanceOfAny(MissingParameterException.class, InvalidValueException.class);
    }
  }

  private static void assertInvalid(String body) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> CommandBody.of(bytes(body)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
