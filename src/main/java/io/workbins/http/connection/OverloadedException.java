package io.workbins.http.connection;

/**
 * The service has nearly as many connections as it takes. The one of the request must be closed.
 */
public final class OverloadedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OverloadedException() {
    super("The service has too many connections, try again", null, false, false);
  }
}
