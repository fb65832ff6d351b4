package io.workbins.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Basic authentication ({@code workbins-api.md} section 8.1). Differs from the mechanism of
 * Quarkus:
 *
 * <ul>
 *   <li>The reply to the first request sets the sign-in cookie.
 *   <li>It runs before {@link SignInCookieMechanism}: invalid credentials fail a request even with
 *       a valid cookie.
 *   <li>It sends no challenge.
 * </ul>
 */
@Singleton
final class BasicMechanism implements HttpAuthenticationMechanism {

  private final SignInCookie cookie;

  BasicMechanism(SignInCookie cookie) {
    this.cookie = cookie;
  }

  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 1;
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(UsernamePasswordAuthenticationRequest.class);
  }

  @Override
  public Uni<@Nullable SecurityIdentity> authenticate(
      RoutingContext ctx, IdentityProviderManager providers) {
    var header = BasicCredentials.header(ctx.request());
    if (header.isEmpty()) {
      return Uni.createFrom().nullItem();
    }
    return BasicCredentials.parse(header.get())
        .map(credentials -> authenticate(ctx, providers, credentials))
        .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
  }

  private Uni<@Nullable SecurityIdentity> authenticate(
      RoutingContext ctx, IdentityProviderManager providers, BasicCredentials credentials) {
    var password = new PasswordCredential(credentials.password().toCharArray());
    var request = new UsernamePasswordAuthenticationRequest(credentials.userName(), password);
    // PasswordIdentityProvider reads the client's address
    HttpSecurityUtils.setRoutingContextAttribute(request, ctx);
    return providers
        .authenticate(request)
        .map(
            identity ->
                AuthenticatedUser.of(identity).map(user -> cookie.add(ctx, user)).orElse(null));
  }

  /** 403 without a challenge, as GWS servers answer ({@code workbins-api.md} section 8.1). */
  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext ctx) {
    return Uni.createFrom().item(new ChallengeData(403));
  }

  /** Fails the request, so that the failure handler sends the error response. */
  @Override
  public Uni<Boolean> sendChallenge(RoutingContext ctx) {
    ctx.fail(new UnauthorizedException());
    return Uni.createFrom().item(true);
  }
}
