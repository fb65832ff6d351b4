package io.workbins.http.connection;

/** The user has too many connections. That of an upgrade must be closed. */
public final class TooManyConnectionsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooManyConnectionsException() {
    super("The user has too many connections: close some, and try again", null, false, false);
  }
}
