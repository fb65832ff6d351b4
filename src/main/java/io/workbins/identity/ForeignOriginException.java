package io.workbins.identity;

import io.workbins.http.PlainText;

/** A page of a foreign origin tried to use the cookie of a browser. */
public final class ForeignOriginException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ForeignOriginException(String origin) {
    super(
        "Origin %s is not allowed: add it to workbins.allowed-origins"
            .formatted(PlainText.escape(origin)));
  }

  private ForeignOriginException() {
    super("Sec-Fetch-Site is cross-site: the request must have an allowed Origin");
  }

  static ForeignOriginException missing() {
    return new ForeignOriginException();
  }
}
