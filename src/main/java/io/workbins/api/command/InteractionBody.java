package io.workbins.api.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.workbins.api.error.InvalidValueException;
import io.workbins.api.error.MissingParameterException;
import io.workbins.http.PathSegment;
import io.workbins.workbin.MediaType;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the interaction from the body of a command or of a feed event ({@code workbins-api.md}
 * section 4.4).
 */
public final class InteractionBody {

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
   * The id of the interaction: {@code id}, or that in {@code uri}.
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
      return Ids.checked("interaction id", lastSegment(uri.asText()));
    }
    throw new InvalidValueException("id or uri of the interaction must be a string");
  }

  private static String lastSegment(String uri) {
    try {
      return PathSegment.lastOf(uri);
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException("uri of the interaction has a % that is no escape");
    }
  }

  /**
   * The user data of the interaction as JSON text, possibly an empty object.
   *
   * @throws InvalidValueException if it is not an object
   */
  public static String userData(JsonNode body) {
    var userData = body.path("userData");
    if (userData.isMissingNode()) {
      return "{}";
    }
    if (!userData.isObject()) {
      throw new InvalidValueException("userData must be an object");
    }
    return userData.toString();
  }
}
