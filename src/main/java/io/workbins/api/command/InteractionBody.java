package io.workbins.api.command;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workbins.api.error.InvalidValueException;
import io.workbins.api.error.MissingParameterException;
import io.workbins.workbin.MediaType;
import java.util.HashMap;
import java.util.Map;

/** Reads from a body which interaction it is about ({@code workbins-api.md} section 4.4). */
public final class InteractionBody {

  private static final ObjectMapper JSON = new ObjectMapper();

  private InteractionBody() {}

  /** The names of an operation on each media, such as {@code AddEmail}, and some more. */
  public static Map<String, MediaType> operations(String prefix, Map<String, MediaType> more) {
    var operations = new HashMap<>(more);
    for (var media : MediaType.values()) {
      operations.put(prefix + media.operationSuffix(), media);
    }
    return Map.copyOf(operations);
  }

  /**
   * The id of the interaction: given as {@code id}, or as a {@code uri} that ends in it.
   *
   * @throws MissingParameterException if there is neither
   * @throws InvalidValueException if it is none
   */
  public static String id(JsonNode body) {
    var id = body.path("id");
    var uri = body.path("uri");
    if (id.isMissingNode() && uri.isMissingNode()) {
      throw new MissingParameterException("The interaction is missing: give its id, or its uri");
    }
    if (id.isTextual()) {
      return Ids.checked("An interaction id", id.asText());
    }
    if (id.isMissingNode() && uri.isTextual()) {
      return Ids.checked(
          "An interaction id", uri.asText().substring(uri.asText().lastIndexOf('/') + 1));
    }
    throw new InvalidValueException("The id or uri of an interaction is a text");
  }

  /** What is attached to the interaction: {@code userData}, if there is any. */
  public static Map<String, ?> userData(JsonNode body) {
    var userData = body.path("userData");
    if (userData.isMissingNode()) {
      return Map.of();
    }
    if (!userData.isObject()) {
      throw new InvalidValueException("userData is an object");
    }
    return JSON.convertValue(userData, new TypeReference<Map<String, Object>>() {});
  }
}
