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
 * The body of a command: {@code {"operationName":"…"}} and the properties that the operation needs.
 *
 * @param operationName the operation, unchecked
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
   * @throws MissingParameterException if it has no {@code operationName}
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
    // not a string: an unknown operation, not a missing one
    return new CommandBody(name.isTextual() ? name.asText() : name.toString(), json);
  }

  /**
   * Reads a JSON object.
   *
   * @throws InvalidValueException if it is not one
   */
  public static JsonNode object(byte[] body) {
    try {
      JsonNode node = JSON.readValue(body);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (IOException e) {
      throw new InvalidValueException("The body must be valid JSON");
    }
    throw new InvalidValueException("The body must be a JSON object");
  }

  private static ApiException noOperation() {
    return new MissingParameterException("operationName must be given");
  }
}
