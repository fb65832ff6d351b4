package io.workbins.identity.csrf;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.workbins.http.ApiPath;
import io.workbins.http.RequestPipeline;
import io.workbins.identity.AuthenticatedUser;
import io.workbins.identity.signin.CsrfTokens;
import io.workbins.identity.signin.SignIn;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Gives the CSRF token with each reply to a GET, and refuses a PUT, POST, PATCH or DELETE without
 * it. The token belongs to the sign-in of the cookie, so clients need a cookie store. CometD
 * requests are accepted with and without it ({@code workbins-api.md} section 8.5).
 */
@Singleton
final class CsrfFilter {

  private static final String NAME_HEADER = "X-CSRF-HEADER";
  private static final String TOKEN_HEADER = "X-CSRF-TOKEN";
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final CsrfConfig config;
  private final CsrfTokens tokens;

  CsrfFilter(CsrfConfig config, CsrfTokens tokens) {
    this.config = config;
    this.tokens = tokens;
  }

  void register(@Observes Filters filters) {
    if (config.enabled()) {
      RequestPipeline.CSRF.filter(filters, this::filter);
    }
  }

  private void filter(RoutingContext ctx) {
    var caller = AuthenticatedUser.of(ctx);
    if (caller.isEmpty() || !isProtected(ctx.normalizedPath())) {
      ctx.next();
    } else if (READING.contains(ctx.request().method())) {
      ctx.response()
          .putHeader(NAME_HEADER, TOKEN_HEADER)
          .putHeader(TOKEN_HEADER, tokens.of(caller.get().signIn()));
      ctx.next();
    } else if (ctx.request().method().equals(HttpMethod.OPTIONS)
        || hasToken(ctx, caller.get().signIn())) {
      ctx.next();
    } else {
      ctx.fail(new InvalidCsrfTokenException());
    }
  }

  private boolean hasToken(RoutingContext ctx, SignIn signIn) {
    var token = ctx.request().getHeader(TOKEN_HEADER);
    return token != null && tokens.isOf(signIn, token);
  }

  private static boolean isProtected(String path) {
    return path.startsWith(ApiPath.ROOT + '/')
        && !path.equals(ApiPath.NOTIFICATIONS)
        && !path.startsWith(ApiPath.NOTIFICATIONS + '/');
  }
}
