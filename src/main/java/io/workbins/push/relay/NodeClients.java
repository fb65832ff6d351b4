package io.workbins.push.relay;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** The HTTP clients between nodes. Created at their first use: a single node needs none. */
@ApplicationScoped
class NodeClients {

  /** Each held request occupies one connection. */
  private static final int MAX_CONNECTIONS = 10_000;

  /** Above the size of all queued messages of a session, which a node may send at once. */
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
