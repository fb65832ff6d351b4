package io.workbins.push.transport;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.Caller;
import io.workbins.identity.directory.User;
import io.workbins.push.relay.LongPollingRelay;
import java.io.IOException;
import org.cometd.bayeux.Promise;
import org.cometd.server.HttpException;
import org.jboss.logging.Logger;

/**
 * Feeds requests to the long-polling transport. Which request failed, and how, is answered by the
 * handler of all failures.
 */
final class LongPollingRoute {

  private static final Logger LOG = Logger.getLogger(LongPollingRoute.class);

  private final LongPollingTransport transport;
  private final LongPollingRelay forwarding;

  LongPollingRoute(LongPollingTransport transport, LongPollingRelay forwarding) {
    this.transport = transport;
    this.forwarding = forwarding;
  }

  void handle(RoutingContext context) {
    if (!context.request().method().equals(HttpMethod.POST)) {
      context.fail(405);
      return;
    }
    Caller.of(context)
        .ifPresentOrElse(
            user -> forwarding.handle(context, () -> handle(context, user)),
            () -> context.fail(403));
  }

  private void handle(RoutingContext context, User user) {
    transport.handle(
        UserBayeuxContext.ofRequest(user, context.request()),
        new LongPollingRequest(context, user),
        new LongPollingResponse(context.response()),
        Promise.from(sent -> {}, failure -> failed(context, user, failure)));
  }

  private static void failed(RoutingContext context, User user, Throwable failure) {
    LOG.debugf("%s: a CometD request failed: %s", user, failure);
    if (context.response().closed() || context.response().ended()) {
      return;
    }
    if (failure instanceof HttpException http && http.getCode() != 500) {
      context.fail(http.getCode());
      return;
    }
    // CometD wraps whatever happens; what it calls an IOException is a fault of the caller
    var cause = failure.getCause() == null ? failure : failure.getCause();
    if (cause instanceof IOException) {
      context.fail(400);
    } else {
      context.fail(cause);
    }
  }
}
