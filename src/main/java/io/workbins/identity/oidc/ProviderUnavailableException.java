package io.workbins.identity.oidc;

/** The OpenID Connect provider cannot be reached, so no token can be verified. */
public final class ProviderUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ProviderUnavailableException() {
    super("The identity provider cannot be reached, try again", null, false, false);
  }
}
