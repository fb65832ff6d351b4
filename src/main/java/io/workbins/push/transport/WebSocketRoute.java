package io.workbins.push.transport;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.Caller;
import io.workbins.identity.directory.User;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Where WebSockets come in. */
final class WebSocketRoute {

  private static final Logger LOG = Logger.getLogger(WebSocketRoute.class);

  private final BiConsumer<User, Connection> open;

  /**
   * A route.
   *
   * @param open begins to use a WebSocket of a user
   */
  WebSocketRoute(BiConsumer<User, Connection> open) {
    this.open = open;
  }

  void handle(RoutingContext context) {
    if (context.request().headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)) {
      Caller.of(context).ifPresentOrElse(user -> upgrade(context, user), () -> context.fail(403));
    } else {
      context.next();
    }
  }

  /** What is no upgrade after all, Vert.x answers itself. */
  private void upgrade(RoutingContext context, User user) {
    var request = context.request();
    var channel = ((ConnectionBase) request.connection()).channel();
    // authentication paused it
    request.resume();
    request
        .toWebSocket()
        .onSuccess(webSocket -> open.accept(user, new Connection(webSocket, channel)))
        .onFailure(failure -> LOG.debugf("%s: no WebSocket: %s", user, failure));
  }
}
