package io.workbins.push.transport;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.Caller;
import io.workbins.identity.directory.User;
import io.workbins.push.relay.WebSocketConnection;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Where WebSockets come in. */
final class WebSocketRoute {

  private static final Logger LOG = Logger.getLogger(WebSocketRoute.class);

  private final BiConsumer<User, WebSocketConnection> open;

  /**
   * A route.
   *
   * @param open begins to use a WebSocket of a user
   */
  WebSocketRoute(BiConsumer<User, WebSocketConnection> open) {
    this.open = open;
  }

  void handle(RoutingContext context) {
    if (isUpgrade(context.request())) {
      Caller.of(context).ifPresentOrElse(user -> upgrade(context, user), () -> context.fail(403));
    } else {
      context.next();
    }
  }

  private static boolean isUpgrade(HttpServerRequest request) {
    var headers = request.headers();
    return request.method().equals(HttpMethod.GET)
        && headers.contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)
        && headers.contains(HttpHeaderNames.SEC_WEBSOCKET_KEY);
  }

  private void upgrade(RoutingContext context, User user) {
    var channel = ((ConnectionBase) context.request().connection()).channel();
    context
        .request()
        .toWebSocket()
        .map(
            webSocket -> {
              open.accept(user, new WebSocketConnection(webSocket, channel));
              return webSocket;
            })
        .onFailure(failure -> failed(context, user, failure));
  }

  /** Vert.x answers some of it itself; whoever has gone meanwhile hears nothing any more. */
  private static void failed(RoutingContext context, User user, Throwable failure) {
    LOG.debugf("%s: no WebSocket: %s", user, failure);
    if (context.response().headWritten()) {
      context.request().connection().close();
    } else {
      context.fail(400);
    }
  }
}
