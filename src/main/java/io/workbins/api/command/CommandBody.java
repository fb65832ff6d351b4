package io.workbins.api.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.workbins.api.JsonBody;
import io.workbins.api.error.ApiException;
import io.workbins.api.error.InvalidValueException;
import io.workbins.api.error.MissingParameterException;

/**
 * The body of a command: {@code {"operationName":"…"}} and the properties that the operation needs.
 *
 * @param operationName the operation, unchecked
 * @param json the whole body, an object
 */
public record CommandBody(String operationName, JsonNode json) {

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
    var json = JsonBody.object(body);
    var name = json.path("operationName");
    if (name.isMissingNode() || name.isNull() || (name.isTextual() && name.asText().isEmpty())) {
      throw noOperation();
    }
    // not a string: an unknown operation, not a missing one
    return new CommandBody(name.isTextual() ? name.asText() : name.toString(), json);
  }

  private static ApiException noOperation() {
    return new MissingParameterException("operationName must be given");
  }
}
