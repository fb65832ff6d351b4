package io.workbins.push.relay;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** The HTTP clients between nodes. Made at their first use: a single node never needs them. */
@ApplicationScoped
class NodeClients {

  /** Each relayed request that is held has a connection of its own. */
  private static final int MAX_CONNECTIONS = 10_000;

  /** What a node sends at once: all messages that may wait in a session. */
  private static final int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

  private static final int CONNECT_TIMEOUT_MILLIS = 1_000;

  private final HttpClient http;
  private final WebSocketClient webSocket;

  NodeClients(Vertx vertx) {
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS));
    this.webSocket =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setMaxConnections(MAX_CONNECTIONS)
                .setMaxFrameSize(MAX_MESSAGE_BYTES)
                .setMaxMessageSize(MAX_MESSAGE_BYTES)
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS));
  }

  HttpClient http() {
    return http;
  }

  WebSocketClient webSocket() {
    return webSocket;
  }
}
