package io.workbins.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Lets nobody in who is not authenticated: not to a resource, not to a WebSocket, and not to a path
 * that does not exist. Only what operators and their tools look at is open, the version ({@code
 * workbins-api.md} section 8.1), and the files of the page, which signs in by itself.
 */
@Singleton
class AnonymousFilter {

  private static final String OPERATION = "/q/";
  private static final String PAGE = "/page/";
  private static final String VERSION = "/api/v2/diagnostics/version";
  private static final int AFTER_AUTHENTICATION = SecurityHandlerPriorities.AUTHENTICATION - 10;

  void register(@Observes Filters filters) {
    filters.register(AnonymousFilter::check, AFTER_AUTHENTICATION);
  }

  private static void check(RoutingContext request) {
    if (Caller.of(request).isPresent() || isOpen(request.normalizedPath())) {
      request.next();
    } else {
      request.fail(new UnauthorizedException());
    }
  }

  private static boolean isOpen(String path) {
    return path.startsWith(OPERATION)
        || path.equals(VERSION)
        || path.equals("/")
        || path.startsWith(PAGE);
  }
}
