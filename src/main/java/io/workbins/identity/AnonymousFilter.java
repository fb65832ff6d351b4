package io.workbins.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import io.workbins.http.ApiPath;
import io.workbins.http.RequestPipeline;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses unauthenticated requests on all paths, existing or not, except {@code /q} (health,
 * metrics, documentation), the version ({@code workbins-api.md} section 8.1), the page and its
 * files. Runs before quarkus-websockets, whose upgrades are not subject to path policies.
 */
@Singleton
final class AnonymousFilter {

  private static final String OPERATION_PREFIX = "/q/";
  private static final String PAGE_PREFIX = "/page/";

  void register(@Observes Filters filters) {
    RequestPipeline.ANONYMOUS.filter(filters, AnonymousFilter::filter);
  }

  private static void filter(RoutingContext ctx) {
    if (AuthenticatedUser.of(ctx).isPresent() || isPublic(ctx.normalizedPath())) {
      ctx.next();
    } else {
      ctx.fail(new UnauthorizedException());
    }
  }

  private static boolean isPublic(String path) {
    return path.startsWith(OPERATION_PREFIX)
        || path.equals(ApiPath.VERSION)
        || path.equals("/")
        || path.startsWith(PAGE_PREFIX);
  }
}
