package io.workbins.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.workbins.api.error.InvalidValueException;
import java.io.IOException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON that can be given back as it is. Numbers keep all digits; what no text in UTF-8 can
 * express, half of a surrogate pair, is refused.
 */
public final class JsonBody {

  private static final int MAX_DEPTH = 32;

  private static final ObjectReader JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .readerFor(JsonNode.class);

  private JsonBody() {}

  /**
   * Reads a JSON object.
   *
   * @throws InvalidValueException if it is not one, or is deeper than 32 levels
   */
  public static JsonNode object(byte[] body) {
    try {
      JsonNode node = JSON.readValue(body);
      if (node != null && node.isObject()) {
        requireWellFormed(node, StandardCharsets.UTF_8.newEncoder());
        return node;
      }
    } catch (StreamConstraintsException e) {
      throw new InvalidValueException(
          "The body must have at most %d levels, and numbers of at most 1,000 digits"
              .formatted(MAX_DEPTH));
    } catch (IOException e) {
      throw new InvalidValueException("The body must be valid JSON");
    }
    throw new InvalidValueException("The body must be a JSON object");
  }

  private static void requireWellFormed(JsonNode node, CharsetEncoder utf8) {
    if (node.isTextual()) {
      requireWellFormed(node.textValue(), utf8);
    }
    node.fieldNames().forEachRemaining(name -> requireWellFormed(name, utf8));
    node.forEach(child -> requireWellFormed(child, utf8));
  }

  private static void requireWellFormed(String text, CharsetEncoder utf8) {
    if (!utf8.canEncode(text)) {
      throw new InvalidValueException("The body has half of a surrogate pair");
    }
  }
}
