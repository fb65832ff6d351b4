package io.workbins.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Answers {@code OPTIONS} on every path of the API. Quarkus REST would answer with the methods of
 * the first matching class, including those of its other paths.
 */
@Singleton
final class AllowHandler {

  private final AllowedMethods allowed;

  AllowHandler(AllowedMethods allowed) {
    this.allowed = allowed;
  }

  void register(@Observes Router router) {
    RequestPipeline.ALLOW
        .place(router.route(HttpMethod.OPTIONS, ApiPath.ROOT + "/*"))
        .handler(this::handle);
  }

  private void handle(RoutingContext ctx) {
    var methods = allowed.of(ctx.normalizedPath());
    if (methods.isEmpty()) {
      ctx.fail(404);
    } else {
      ctx.response().putHeader(HttpHeaders.ALLOW, String.join(", ", methods)).end();
    }
  }
}
