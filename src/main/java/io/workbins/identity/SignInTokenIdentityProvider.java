package io.workbins.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.workbins.identity.directory.Directory;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Finds the user of a sign-in token. A user who was removed from the directory is anonymous. */
@Singleton
final class SignInTokenIdentityProvider implements IdentityProvider<SignInTokenRequest> {

  private final Directory directory;

  SignInTokenIdentityProvider(Directory directory) {
    this.directory = directory;
  }

  @Override
  public Class<SignInTokenRequest> getRequestType() {
    return SignInTokenRequest.class;
  }

  @Override
  public Uni<@Nullable SecurityIdentity> authenticate(
      SignInTokenRequest request, AuthenticationRequestContext context) {
    return Uni.createFrom()
        .item(directory.user(request.token().userId()).map(AuthenticatedUser::new).orElse(null));
  }
}
