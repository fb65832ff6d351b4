package io.workbins.identity.csrf;

/** A request that changes something has no CSRF token, or not that of its sign-in. */
public final class InvalidCsrfTokenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidCsrfTokenException() {
    super("Missing or invalid Csrf token", null, false, false);
  }
}
