package io.workbins.api.feed;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.workbins.identity.Way;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Reads the bodies of all POSTs, REST and CometD, up to a limit that both share, also where a
 * client does not say the length. A feed has no length: its lines are limited instead.
 */
@Singleton
public final class BodyLimit {

  private static final long BYTES = 64 * 1024;

  void register(@Observes Router router) {
    var read = BodyHandler.create(false).setBodyLimit(BYTES);
    Way.BODY.lead(
        () -> router.post("/api/v2/*"),
        request -> {
          if (FeedRoute.isStream(request)) {
            request.next();
            return;
          }
          // Quarkus pauses every request
          request.request().resume();
          read.handle(request);
        });
  }
}
