package io.workbins.http;

/** A request whose end or host is ambiguous. */
public final class InvalidFramingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidFramingException(String message) {
    super(message, null, false, false);
  }
}
