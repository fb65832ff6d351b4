package io.workbins.identity;

/** That a page of a host that is not allowed tried to use a browser's cookie. */
public final class ForeignOriginException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ForeignOriginException(String origin) {
    super("Origin %s is not allowed: add it to workbins.allowed-origins".formatted(origin));
  }
}
