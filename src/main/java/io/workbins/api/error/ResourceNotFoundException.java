package io.workbins.api.error;

/** The resource does not exist, or not for this caller. */
public final class ResourceNotFoundException extends ApiException {

  private static final long serialVersionUID = 1L;

  public ResourceNotFoundException(String message) {
    super(ErrorCode.NOT_FOUND, message);
  }
}
