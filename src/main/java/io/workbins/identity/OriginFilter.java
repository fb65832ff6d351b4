package io.workbins.identity;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Stops pages of other hosts from acting with the cookie of whoever looks at them: a WebSocket is
 * not bound to the same origin by browsers, and a POST is sent before they ask.
 */
@Singleton
class OriginFilter {

  private static final int BEFORE_AUTHENTICATION = SecurityHandlerPriorities.AUTHENTICATION + 10;
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Set<String> allowed;

  OriginFilter(OriginConfig config) {
    this.allowed = config.origins().orElse(Set.of());
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_AUTHENTICATION);
  }

  private void check(RoutingContext context) {
    var request = context.request();
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null
        || !mayUseCookie(request)
        || isOwn(request, origin)
        || allowed.contains(origin)) {
      context.next();
    } else {
      context.fail(new ForeignOriginException(origin));
    }
  }

  /**
   * An upgrade always does: a page cannot set headers on it. A POST with a password is no forgery.
   */
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
