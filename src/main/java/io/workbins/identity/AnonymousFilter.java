package io.workbins.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import io.workbins.http.ApiPath;
import io.workbins.http.RequestPipeline;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses unauthenticated requests on every path, whether or not something is there, with four
 * exceptions: health, metrics and documentation below {@code /q}, the version ({@code
 * workbins-api.md} section 8.1), the page and its files. Stands ahead of quarkus-websockets, whose
 * upgrades no path policy binds.
 */
@Singleton
final class AnonymousFilter {

  private static final String OPERATION = "/q/";
  private static final String PAGE = "/page/";

  void register(@Observes Filters filters) {
    RequestPipeline.ANONYMOUS.filter(filters, AnonymousFilter::check);
  }

  private static void check(RoutingContext ctx) {
    if (AuthenticatedUser.of(ctx).isPresent() || isOpen(ctx.normalizedPath())) {
      ctx.next();
    } else {
      ctx.fail(new UnauthorizedException());
    }
  }

  private static boolean isOpen(String path) {
    return path.startsWith(OPERATION)
        || path.equals(ApiPath.VERSION)
        || path.equals("/")
        || path.startsWith(PAGE);
  }
}
