package io.workbins.identity.oidc;

import io.workbins.http.PlainText;

/** A verified token does not describe a user. The message is for the log of the operator. */
final class InvalidClaimException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidClaimException(String fault) {
    super(fault, null, false, false);
  }

  InvalidClaimException(String fault, String value) {
    this(fault + " '" + PlainText.escape(value) + "'");
  }
}
