package io.workbins.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Reads the bodies of all POST requests of the API, REST and CometD; refuses bodies above 64 KiB
 * with 413. Not {@code quarkus.http.limits.max-body-size}, which would also limit the NDJSON of the
 * feed. That has no length limit and is not read here; {@code NdjsonReader} limits its lines.
 */
@Singleton
final class BodyLimit {

  private static final long MAX_BYTES = 64 * 1024;

  /** Quarkus REST accepts a slash at the end. */
  private static final Set<String> PATHS =
      Set.of(ApiPath.WORKBIN_EVENTS, ApiPath.WORKBIN_EVENTS + '/');

  void register(@Observes Router router) {
    var handler = BodyHandler.create(false).setBodyLimit(MAX_BYTES);
    RequestPipeline.BODY_LIMIT
        .place(router.post(ApiPath.ROOT + "/*"))
        .handler(
            ctx -> {
              if (isStream(ctx)) {
                ctx.next();
              } else {
                // Quarkus pauses every request; a body that is refused must be read and dropped
                ctx.request().resume();
                handler.handle(ctx);
              }
            });
  }

  private static boolean isStream(RoutingContext ctx) {
    return Ndjson.is(ctx.request().getHeader(HttpHeaders.CONTENT_TYPE))
        && PATHS.contains(ctx.normalizedPath());
  }
}
