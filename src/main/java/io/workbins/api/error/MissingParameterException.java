package io.workbins.api.error;

/** A required parameter is missing. */
public final class MissingParameterException extends ApiException {

  private static final long serialVersionUID = 1L;

  public MissingParameterException(String message) {
    super(ErrorCode.MISSING_PARAMETER, message);
  }
}
