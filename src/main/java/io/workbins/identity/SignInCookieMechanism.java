package io.workbins.identity;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.signin.SignInToken;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Authentication by the cookie {@code JSESSIONID} ({@code workbins-api.md} section 8.1). A request
 * with an invalid cookie is anonymous.
 */
@Singleton
final class SignInCookieMechanism implements HttpAuthenticationMechanism {

  private final SignInCookie cookie;

  SignInCookieMechanism(SignInCookie cookie) {
    this.cookie = cookie;
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(SignInTokenRequest.class);
  }

  @Override
  public Uni<@Nullable SecurityIdentity> authenticate(
      RoutingContext ctx, IdentityProviderManager providers) {
    Optional<SignInToken> token = cookie.token(ctx);
    if (token.isEmpty()) {
      return Uni.createFrom().nullItem();
    }
    cookie.renewIfDue(ctx, token.get());
    return providers.authenticate(new SignInTokenRequest(token.get().signIn()));
  }

  /** None: {@link BasicMechanism} sends the response. */
  @Override
  public Uni<@Nullable ChallengeData> getChallenge(RoutingContext ctx) {
    return Uni.createFrom().nullItem();
  }
}
