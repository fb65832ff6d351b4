package io.workbins.api.command;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workbins.api.error.InvalidValueException;
import io.workbins.api.error.MissingParameterException;
import io.workbins.workbin.MediaType;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the interaction from the body of a command or of a feed event ({@code workbins-api.md}
 * section 4.4).
 */
public final class InteractionBody {

  private static final ObjectMapper JSON = new ObjectMapper();

  private InteractionBody() {}

  /**
   * The names of an operation on each media type, such as {@code AddEmail}.
   *
   * @param more further names
   */
  public static Map<String, MediaType> operations(String prefix, Map<String, MediaType> more) {
    var operations = new HashMap<>(more);
    for (var media : MediaType.values()) {
      operations.put(prefix + media.operationSuffix(), media);
    }
    return Map.copyOf(operations);
  }

  /**
   * The id of the interaction: {@code id}, or the last segment of {@code uri}.
   *
   * @throws MissingParameterException if there is neither
   * @throws InvalidValueException if it is not a valid id
   */
  public static String id(JsonNode body) {
    var id = body.path("id");
    var uri = body.path("uri");
    if (id.isMissingNode() && uri.isMissingNode()) {
      throw new MissingParameterException("The interaction is missing: id or uri must be given");
    }
    if (id.isTextual()) {
      return Ids.checked("interaction id", id.asText());
    }
    if (id.isMissingNode() && uri.isTextual()) {
      return Ids.checked(
          "interaction id", uri.asText().substring(uri.asText().lastIndexOf('/') + 1));
    }
    throw new InvalidValueException("id or uri of the interaction must be a string");
  }

  /**
   * The user data of the interaction, possibly empty.
   *
   * @throws InvalidValueException if it is not an object
   */
  public static Map<String, ?> userData(JsonNode body) {
    var userData = body.path("userData");
    if (userData.isMissingNode()) {
      return Map.of();
    }
    if (!userData.isObject()) {
      throw new InvalidValueException("userData must be an object");
    }
    return JSON.convertValue(userData, new TypeReference<Map<String, Object>>() {});
  }
}
