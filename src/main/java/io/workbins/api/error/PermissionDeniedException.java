package io.workbins.api.error;

/** The caller lacks the permission. */
public final class PermissionDeniedException extends ApiException {

  private static final long serialVersionUID = 1L;

  public PermissionDeniedException(String message) {
    super(ErrorCode.PERMISSION_DENIED, message);
  }
}
