package io.workbins.identity;

/** Creates exceptions with a package-private constructor for tests of other packages. */
public final class ForeignOrigins {

  private ForeignOrigins() {}

  public static ForeignOriginException refused(String origin) {
    return new ForeignOriginException(origin);
  }
}
