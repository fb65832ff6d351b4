package io.workbins.api.error;

/** A parameter has a value that is never valid. */
public final class InvalidValueException extends ApiException {

  private static final long serialVersionUID = 1L;

  public InvalidValueException(String message) {
    super(ErrorCode.INVALID_VALUE, message);
  }
}
