package io.workbins.identity;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.workbins.identity.signin.SignIn;

/** The authentication request of a valid sign-in token. */
final class SignInTokenRequest extends BaseAuthenticationRequest {

  private final SignIn signIn;

  SignInTokenRequest(SignIn signIn) {
    this.signIn = signIn;
  }

  SignIn signIn() {
    return signIn;
  }
}
