package io.workbins.api.error;

/**
 * A refused request. Each subclass has one {@link ErrorCode}. The message tells the caller what to
 * do ({@code workbins-api.md} section 9.1).
 */
public abstract sealed class ApiException extends RuntimeException
    permits MissingParameterException,
        InvalidValueException,
        PermissionDeniedException,
        ResourceNotFoundException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  ApiException(ErrorCode code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }
}
