package io.workbins.identity;

/** A page of a foreign origin tried to use the cookie of a browser. */
public final class ForeignOriginException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ForeignOriginException(String origin) {
    super("Origin %s is not allowed: add it to workbins.allowed-origins".formatted(origin));
  }
}
