package io.workbins.identity.oidc;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.OidcConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.SignInCookie;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Authentication by bearer tokens (RFC 6750). Quarkus verifies a token; this mechanism finds its
 * user in the directory. Differs from the mechanism of Quarkus like {@code BasicMechanism}: the
 * first reply sets the sign-in cookie, an invalid token fails a request even with a valid cookie,
 * and there is no challenge. Without a provider, bearer tokens are ignored.
 */
@Singleton
final class BearerMechanism implements HttpAuthenticationMechanism {

  private static final Logger LOG = Logger.getLogger(BearerMechanism.class);
  private static final String SCHEME = "bearer ";
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final OidcAuthenticationMechanism oidc;
  private final TokenUsers users;
  private final SignInCookie cookie;
  private final OidcTenantConfig tenant;

  BearerMechanism(
      OidcAuthenticationMechanism oidc, TokenUsers users, SignInCookie cookie, OidcConfig config) {
    this.oidc = oidc;
    this.users = users;
    this.cookie = cookie;
    this.tenant = OidcConfig.getDefaultTenant(config);
  }

  /** Ends the start: without an audience, tokens for other services would be accepted. */
  void requireAudience(@Observes StartupEvent start) {
    if (tenant.tenantEnabled() && tenant.token().audience().isEmpty()) {
      throw new IllegalStateException(
          "quarkus.oidc.token.audience (QUARKUS_OIDC_TOKEN_AUDIENCE) is not set: set it to the value that the aud claim"
              + " of tokens for this service has. Without it, tokens for other services would be accepted.");
    }
  }

  /** Before the mechanism of Quarkus, whose priority is {@code quarkus.oidc.priority}. */
  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 1;
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(TokenAuthenticationRequest.class);
  }

  @Override
  public Uni<@Nullable SecurityIdentity> authenticate(
      RoutingContext ctx, IdentityProviderManager providers) {
    if (!tenant.tenantEnabled() || !isBearer(ctx.request().getHeader(HttpHeaders.AUTHORIZATION))) {
      return Uni.createFrom().nullItem();
    }
    return oidc.authenticate(ctx, providers)
        .onItem()
        .ifNull()
        .failWith(AuthenticationFailedException::new)
        .ifNoItem()
        .after(TIMEOUT)
        .fail()
        .map(identity -> (SecurityIdentity) cookie.add(ctx, users.user(identity)))
        .onFailure()
        .transform(error -> failure(ctx, error));
  }

  private Throwable failure(RoutingContext ctx, Throwable error) {
    // Quarkus has put its own mechanism there, which would send a challenge
    ctx.put(HttpAuthenticationMechanism.class.getName(), this);
    if (isUnavailable(error)) {
      LOG.warnf("The OpenID Connect provider cannot be reached: %s", error.getMessage());
      return new ProviderUnavailableException();
    }
    return error instanceof AuthenticationFailedException
        ? error
        : new AuthenticationFailedException(error);
  }

  private static boolean isUnavailable(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof OIDCException || cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBearer(@Nullable String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /** 403 without a challenge, as for Basic ({@code workbins-api.md} section 8.1). */
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
