package io.workbins.api.error;

/**
 * A request is refused. Each subclass stands for one row of the table of errors: an HTTP status and
 * a {@code statusCode} ({@code workbins-api.md} section 9.1). The message tells the caller what to
 * do.
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

  /** The HTTP status and the {@code statusCode} of this error. */
  public ErrorCode code() {
    return code;
  }
}
