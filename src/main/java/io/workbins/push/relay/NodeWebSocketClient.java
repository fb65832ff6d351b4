package io.workbins.push.relay;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.workbins.identity.SignInCookie;
import io.workbins.identity.directory.User;
import io.workbins.push.NodeRegistry;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Opens WebSockets to other nodes, for clients that came here and have their session there. */
@Singleton
public final class NodeWebSocketClient {

  private static final int MOST = 10_000;

  /** As much as a node sends at once: all that may wait in a session. */
  private static final int LARGEST = 64 * 1024 * 1024;

  private static final int CONNECT_MILLIS = 1_000;

  private final Supplier<WebSocketClient> client;
  private final NodeRegistry neighbours;
  private final SignInCookie cookie;

  NodeWebSocketClient(Vertx vertx, NodeRegistry neighbours, SignInCookie cookie) {
    this.neighbours = neighbours;
    this.cookie = cookie;
    var options =
        new WebSocketClientOptions()
            .setMaxConnections(MOST)
            .setMaxFrameSize(LARGEST)
            .setMaxMessageSize(LARGEST)
            .setConnectTimeout(CONNECT_MILLIS);
    this.client = new Once<>(() -> vertx.createWebSocketClient(options));
  }

  /** A WebSocket to a nodeId, for this user; fails if the node there does not live. */
  Future<WebSocket> open(String nodeId, User user) {
    return Future.fromCompletionStage(neighbours.at(nodeId))
        .compose(
            node ->
                node.map(address -> open(address, user))
                    .orElseGet(() -> Future.failedFuture("there is no node at " + nodeId)));
  }

  private Future<WebSocket> open(NodeRegistry.Address node, User user) {
    return client
        .get()
        .connect(
            new WebSocketConnectOptions()
                .setHost(node.host())
                .setPort(node.port())
                .setURI("/api/v2/notifications")
                .addHeader(HttpHeaders.COOKIE, cookie.of(user)));
  }
}
