package io.workbins.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Finds the user of a sign-in. A request of an ended sign-in is anonymous. */
@Singleton
final class SignInTokenIdentityProvider implements IdentityProvider<SignInTokenRequest> {

  private final SignInService signIns;

  SignInTokenIdentityProvider(SignInService signIns) {
    this.signIns = signIns;
  }

  @Override
  public Class<SignInTokenRequest> getRequestType() {
    return SignInTokenRequest.class;
  }

  @Override
  public Uni<@Nullable SecurityIdentity> authenticate(
      SignInTokenRequest request, AuthenticationRequestContext context) {
    return Uni.createFrom()
        .item(
            signIns
                .user(request.signIn())
                .map(user -> new AuthenticatedUser(user, request.signIn()))
                .orElse(null));
  }
}
