package io.workbins.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workbins.workbin.Media;
import java.util.HashMap;
import java.util.Map;

/** Reads from a body which interaction it is about ({@code workbins-api.md} section 4.4). */
final class InteractionBody {

  private static final ObjectMapper JSON = new ObjectMapper();

  private InteractionBody() {}

  /** The names of an operation on each media, such as {@code AddEmail}, and some more. */
  static Map<String, Media> operations(String prefix, Map<String, Media> more) {
    var operations = new HashMap<>(more);
    for (var media : Media.values()) {
      operations.put(prefix + media.operationSuffix(), media);
    }
    return Map.copyOf(operations);
  }

  /**
   * The id of the interaction: given as {@code id}, or as a {@code uri} that ends in it.
   *
   * @throws Failure.Missing if there is neither
   * @throws Failure.Invalid if it is none
   */
  static String id(JsonNode body) {
    var id = body.path("id");
    var uri = body.path("uri");
    if (id.isMissingNode() && uri.isMissingNode()) {
      throw new Failure.Missing("The interaction is missing: give its id, or its uri");
    }
    if (id.isTextual()) {
      return Ids.checked("An interaction id", id.asText());
    }
    if (id.isMissingNode() && uri.isTextual()) {
      return Ids.checked(
          "An interaction id", uri.asText().substring(uri.asText().lastIndexOf('/') + 1));
    }
    throw new Failure.Invalid("The id or uri of an interaction is a text");
  }

  /** What is attached to the interaction: {@code userData}, if there is any. */
  static Map<String, ?> userData(JsonNode body) {
    var userData = body.path("userData");
    if (userData.isMissingNode()) {
      return Map.of();
    }
    if (!userData.isObject()) {
      throw new Failure.Invalid("userData is an object");
    }
    return JSON.convertValue(userData, new TypeReference<Map<String, Object>>() {});
  }
}
