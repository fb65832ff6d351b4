package io.workbins.api;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.workbins.subscription.Operation;
import java.io.IOException;

/** Reads {@code {"operationName":"…"}}, the body of every command. Other properties are ignored. */
final class CommandBody {

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build()
          .readerFor(JsonNode.class);

  private CommandBody() {}

  /**
   * The operation that a body asks for.
   *
   * @throws Failure.Missing if it asks for none
   * @throws Failure.Invalid if it is not a JSON object, or asks for one that does not exist
   */
  static Operation operation(byte[] body) {
    if (body.length == 0) {
      throw noOperation();
    }
    var name = object(body).path("operationName");
    if (name.isMissingNode() || name.isNull()) {
      throw noOperation();
    }
    // what is no text is none of the operations, and not the same as nothing
    return switch (name.isTextual() ? name.asText() : name.toString()) {
      case "Subscribe" -> Operation.SUBSCRIBE;
      case "Unsubscribe" -> Operation.UNSUBSCRIBE;
      case "" -> throw noOperation();
      default -> throw new Failure.Invalid("operationName must be Subscribe or Unsubscribe");
    };
  }

  private static JsonNode object(byte[] body) {
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
