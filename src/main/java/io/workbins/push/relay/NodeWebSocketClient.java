package io.workbins.push.relay;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.workbins.http.ApiPath;
import io.workbins.identity.SignInCookie;
import io.workbins.identity.signin.SignIn;
import io.workbins.push.NodeRegistry;
import io.workbins.push.cometd.WebSocketConnection;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** Opens WebSockets to other nodes for relayed clients. */
@Singleton
final class NodeWebSocketClient {

  /** The query of a relayed WebSocket, which is not relayed again. */
  private static final String RELAYED = "relayed";

  private static final long OPEN_TIMEOUT_SECONDS = 2;

  private final NodeClients clients;
  private final NodeRegistry nodes;
  private final SignInCookie cookie;

  NodeWebSocketClient(NodeClients clients, NodeRegistry nodes, SignInCookie cookie) {
    this.clients = clients;
    this.nodes = nodes;
    this.cookie = cookie;
  }

  /** Opens a WebSocket to a node for this sign-in; fails if the node is not alive, or hangs. */
  Future<WebSocket> open(String nodeId, SignIn signIn) {
    return Future.fromCompletionStage(nodes.at(nodeId))
        .compose(
            node ->
                node.map(address -> open(address, signIn))
                    .orElseGet(() -> Future.failedFuture("no live node " + nodeId)));
  }

  /** Whether a WebSocket comes from another node. */
  static boolean isRelayed(WebSocketConnection connection) {
    return RELAYED.equals(connection.query());
  }

  private Future<WebSocket> open(NodeRegistry.Address node, SignIn signIn) {
    var opening =
        clients
            .webSocket()
            .connect(
                new WebSocketConnectOptions()
                    .setHost(node.host())
                    .setPort(node.port())
                    .setURI(ApiPath.NOTIFICATIONS + '?' + RELAYED)
                    .addHeader(HttpHeaders.COOKIE, cookie.of(signIn)));
    return opening
        .timeout(OPEN_TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .onFailure(tooLate -> opening.onSuccess(WebSocket::close));
  }
}
