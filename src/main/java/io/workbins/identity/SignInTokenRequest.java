package io.workbins.identity;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.workbins.identity.signin.SignInToken;

/** The authentication request of a valid sign-in token. */
final class SignInTokenRequest extends BaseAuthenticationRequest {

  private final SignInToken token;

  SignInTokenRequest(SignInToken token) {
    this.token = token;
  }

  SignInToken token() {
    return token;
  }
}
