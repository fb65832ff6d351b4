package io.workbins.identity;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.workbins.http.RequestPipeline;
import io.workbins.http.origin.AllowedHosts;
import io.workbins.http.origin.ExternalUrl;
import io.workbins.http.origin.WebOrigin;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses requests from pages of foreign origins that use the cookie of a browser: the same-origin
 * policy of browsers does not cover WebSockets, and a simple POST has no preflight.
 */
@Singleton
class OriginFilter {

  private static final Set<HttpMethod> SAFE_METHODS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private static final String BEARER = "bearer ";
  private static final String SETTING = "workbins.allowed-origins";

  private final Set<String> allowed;
  private final ExternalUrl externalUrl;
  private final AllowedHosts allowedHosts;
  private final boolean acceptsTokens;

  OriginFilter(
      OriginConfig config,
      ExternalUrl externalUrl,
      AllowedHosts allowedHosts,
      @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean acceptsTokens) {
    this.acceptsTokens = acceptsTokens;
    this.allowed = config.origins().orElse(Set.of());
    this.externalUrl = externalUrl;
    this.allowedHosts = allowedHosts;
    allowed.forEach(origin -> WebOrigin.check(SETTING, origin));
  }

  void register(@Observes Filters filters) {
    RequestPipeline.ORIGIN.filter(filters, this::filter);
  }

  private void filter(RoutingContext ctx) {
    var request = ctx.request();
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null && isCrossSite(request) && mayUseCookie(request)) {
      ctx.fail(ForeignOriginException.missing());
    } else if (origin == null
        || !mayUseCookie(request)
        || isOwn(request, origin)
        || allowed.contains(origin)) {
      ctx.next();
    } else {
      ctx.fail(new ForeignOriginException(origin));
    }
  }

  /** Whether the browser says that a page of another site sent the request (Fetch Metadata). */
  private static boolean isCrossSite(HttpServerRequest request) {
    return request.headers().contains("Sec-Fetch-Site", "cross-site", true);
  }

  /** Upgrades, and requests with unsafe methods but without other credentials. */
  private boolean mayUseCookie(HttpServerRequest request) {
    boolean isUnsafe = !SAFE_METHODS.contains(request.method());
    return request.headers().contains(HttpHeaders.UPGRADE)
        || (isUnsafe && !hasCredentials(request));
  }

  private boolean hasCredentials(HttpServerRequest request) {
    var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null
        && (BasicCredentials.isBasic(authorization)
            || (acceptsTokens && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())));
  }

  private boolean isOwn(HttpServerRequest request, String origin) {
    return externalUrl.isOrigin(origin)
        || allowedHosts
            .origin(request)
            .filter(own -> own.toString().equalsIgnoreCase(origin))
            .isPresent();
  }
}
