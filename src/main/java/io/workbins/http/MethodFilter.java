package io.workbins.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses methods other than GET and HEAD on paths that are only read, and answers OPTIONS there.
 * The handlers of Quarkus for health, metrics and OpenAPI answer any method as GET. JAX-RS and the
 * routes check the methods of the API.
 */
@Singleton
final class MethodFilter {

  private final AllowedMethods allowed;

  MethodFilter(AllowedMethods allowed) {
    this.allowed = allowed;
  }

  void register(@Observes Filters filters) {
    RequestPipeline.METHODS.filter(filters, this::filter);
  }

  private void filter(RoutingContext ctx) {
    var method = ctx.request().method();
    var path = ctx.normalizedPath();
    if (!AllowedMethods.isReadOnly(path)
        || method.equals(HttpMethod.GET)
        || method.equals(HttpMethod.HEAD)) {
      ctx.next();
    } else if (method.equals(HttpMethod.OPTIONS)) {
      ctx.response().putHeader(HttpHeaders.ALLOW, String.join(", ", allowed.of(path))).end();
    } else {
      ctx.fail(405);
    }
  }
}
