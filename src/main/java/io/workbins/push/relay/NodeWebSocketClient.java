package io.workbins.push.relay;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.workbins.http.ApiPath;
import io.workbins.identity.SignInCookie;
import io.workbins.identity.signin.SignIn;
import io.workbins.push.NodeRegistry;
import jakarta.inject.Singleton;

/** Opens WebSockets to other nodes for relayed clients. */
@Singleton
final class NodeWebSocketClient {

  private final NodeClients clients;
  private final NodeRegistry nodes;
  private final SignInCookie cookie;

  NodeWebSocketClient(NodeClients clients, NodeRegistry nodes, SignInCookie cookie) {
    this.clients = clients;
    this.nodes = nodes;
    this.cookie = cookie;
  }

  /** Opens a WebSocket to a node for this sign-in; fails if the node is not alive. */
  Future<WebSocket> open(String nodeId, SignIn signIn) {
    return Future.fromCompletionStage(nodes.at(nodeId))
        .compose(
            node ->
                node.map(address -> open(address, signIn))
                    .orElseGet(() -> Future.failedFuture("no live node " + nodeId)));
  }

  private Future<WebSocket> open(NodeRegistry.Address node, SignIn signIn) {
    return clients
        .webSocket()
        .connect(
            new WebSocketConnectOptions()
                .setHost(node.host())
                .setPort(node.port())
                .setURI(ApiPath.NOTIFICATIONS)
                .addHeader(HttpHeaders.COOKIE, cookie.of(signIn)));
  }
}
