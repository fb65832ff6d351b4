package io.workbins.identity;

/** Makes what only the gate makes, for tests of how it is answered. */
public final class ForeignOrigins {

  private ForeignOrigins() {}

  public static ForeignOriginException refused(String origin) {
    return new ForeignOriginException(origin);
  }
}
