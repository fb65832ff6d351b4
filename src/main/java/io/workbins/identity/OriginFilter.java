package io.workbins.identity;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.workbins.http.RequestPipeline;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Refuses pages of foreign origins that use a browser's cookie: browsers do not bind a WebSocket to
 * its origin, and send a simple POST without a preflight.
 */
@Singleton
class OriginFilter {

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Set<String> allowed;

  OriginFilter(OriginConfig config) {
    this.allowed = config.origins().orElse(Set.of());
  }

  void register(@Observes Filters filters) {
    RequestPipeline.ORIGIN.filter(filters, this::check);
  }

  private void check(RoutingContext ctx) {
    var request = ctx.request();
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null
        || !mayUseCookie(request)
        || isOwn(request, origin)
        || allowed.contains(origin)) {
      ctx.next();
    } else {
      ctx.fail(new ForeignOriginException(origin));
    }
  }

  /** A page cannot set headers on an upgrade. A POST with a password is no forgery. */
  private static boolean mayUseCookie(HttpServerRequest request) {
    boolean changes = !SAFE.contains(request.method());
    return request.headers().contains(HttpHeaders.UPGRADE)
        || (changes && BasicCredentials.header(request).isEmpty());
  }

  private static boolean isOwn(HttpServerRequest request, String origin) {
    return request.authority() != null
        && origin.equalsIgnoreCase(request.scheme() + "://" + request.authority());
  }
}
