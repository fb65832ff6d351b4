package io.workbins.api.command;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.workbins.api.error.ApiException;
import io.workbins.api.error.InvalidValueException;
import io.workbins.api.error.MissingParameterException;
import java.io.IOException;

/**
 * The body of a command: {@code {"operationName":"…"}}, and what the operation needs beside it.
 *
 * @param operationName what is asked for
 * @param json the whole body, an object
 */
public record CommandBody(String operationName, JsonNode json) {

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build()
          .readerFor(JsonNode.class);

  /**
   * Reads a body.
   *
   * @throws MissingParameterException if it asks for nothing
   * @throws InvalidValueException if it is not a JSON object
   */
  public static CommandBody of(byte[] body) {
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
   * @throws InvalidValueException if it is none
   */
  public static JsonNode object(byte[] body) {
    try {
      JsonNode node = JSON.readValue(body);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (IOException e) {
      throw new InvalidValueException("The body is not valid JSON");
    }
    throw new InvalidValueException("The body must be a JSON object");
  }

  private static ApiException noOperation() {
    return new MissingParameterException(
        "operationName is missing: send {\"operationName\":\"Subscribe\"} or \"Unsubscribe\"");
  }
}
