package io.workbins.api;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * The body of a command: {@code {"operationName":"…"}}, and what the operation needs beside it.
 *
 * @param operationName what is asked for
 * @param json the whole body, an object
 */
record CommandBody(String operationName, JsonNode json) {

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build()
          .readerFor(JsonNode.class);

  /**
   * Reads a body.
   *
   * @throws Failure.Missing if it asks for nothing
   * @throws Failure.Invalid if it is not a JSON object
   */
  static CommandBody of(byte[] body) {
    if (body.length == 0) {
      throw noOperation();
    }
    var json = object(body);
    var name = json.path("operationName");
    if (name.isMissingNode() || name.isNull() || (name.isTextual() && name.asText().isEmpty())) {
      throw noOperation();
    }
    // what is no text is no operation either, and not the same as nothing
    return new CommandBody(name.isTextual() ? name.asText() : name.toString(), json);
  }

  /**
   * Reads a JSON object.
   *
   * @throws Failure.Invalid if it is none
   */
  static JsonNode object(byte[] body) {
    try {
      JsonNode node = JSON.readValue(body);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (IOException e) {
      throw new Failure.Invalid("The body is not valid JSON");
    }
    throw new Failure.Invalid("The body must be a JSON object");
  }

  private static Failure noOperation() {
    return new Failure.Missing(
        "operationName is missing: send {\"operationName\":\"Subscribe\"} or \"Unsubscribe\"");
  }
}
