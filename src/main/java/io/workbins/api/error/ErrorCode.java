package io.workbins.api.error;

import java.util.Locale;

/**
 * All errors of the API, each with its HTTP status and its {@code statusCode} ({@code
 * workbins-api.md} section 9).
 */
public enum ErrorCode {
  MISSING_PARAMETER(400, 1, "A required parameter is missing"),
  INVALID_VALUE(400, 10, "The request is not valid"),
  NOT_AUTHENTICATED(403, 20, "Access denied"),
  PERMISSION_DENIED(403, 5, "The user lacks the permission"),
  FOREIGN_ORIGIN(403, 3, "The origin is not allowed"),
  INVALID_CSRF_TOKEN(403, 3, "Missing or invalid Csrf token"),
  NOT_FOUND(404, 6, "There is no such resource"),
  WRONG_METHOD(405, 3, "The method must be one of those in Allow"),
  NOT_ACCEPTABLE(406, 10, "Accept must include application/json"),
  SESSION_TAKEN_OVER(408, 2, "A newer request of this session took over"),
  EXISTS_ALREADY(409, 18, "The resource exists already"),
  FULL(409, 2, "The resource takes no more"),
  TOO_LARGE(413, 10, "The body is larger than 64 KiB, or has more than 100 messages"),
  WRONG_MEDIA_TYPE(
      415, 10, "Content-Type must be application/json, or application/x-ndjson for a feed"),
  WEBSOCKET_VERSION(426, 10, "Sec-WebSocket-Version must be 13"),
  TOO_MANY_SIGN_INS(429, 20, "Too many sign-ins, try again later"),
  TOO_MANY_CONNECTIONS(429, 2, "The user has too many connections"),
  INTERNAL(500, 4, "Internal error"),
  UNAVAILABLE(503, 4, "The service is not available, try again");

  private final int httpStatus;
  private final int statusCode;
  private final String message;

  ErrorCode(int httpStatus, int statusCode, String message) {
    this.httpStatus = httpStatus;
    this.statusCode = statusCode;
    this.message = message;
  }

  /** The error code for an HTTP status that a framework has set. */
  static ErrorCode ofHttpStatus(int status) {
    if (status == 401) {
      return NOT_AUTHENTICATED;
    }
    for (var code : values()) {
      if (code.httpStatus == status && code != MISSING_PARAMETER) {
        return code;
      }
    }
    return status >= 400 && status < 500 ? INVALID_VALUE : INTERNAL;
  }

  public int httpStatus() {
    return httpStatus;
  }

  /** The name in metrics and logs, such as {@code invalid-value}. */
  public String outcome() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public ErrorResponse response() {
    return response(message);
  }

  public ErrorResponse response(String statusMessage) {
    return new ErrorResponse(statusCode, statusMessage);
  }
}
