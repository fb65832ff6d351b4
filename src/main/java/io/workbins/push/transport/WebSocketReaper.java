package io.workbins.push.transport;

import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.ENDPOINT_UNAVAILABLE;

import io.vertx.core.Vertx;
import io.workbins.push.CometDConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The WebSockets that are open. Closes those that have been silent for so long that their client
 * must be gone: a network that fails without a word leaves sockets half open, and nothing below
 * closes them.
 */
@Singleton
final class WebSocketReaper {

  private static final Duration REAP_EVERY = Duration.ofSeconds(5);

  private final Set<CometDWebSocketEndPoint> open = ConcurrentHashMap.newKeySet();
  private final Duration longestSilence;

  WebSocketReaper(CometDConfig config) {
    // a client that lives sends a /meta/connect as soon as the last one is answered
    this.longestSilence = config.timeout().plus(config.maxInterval());
  }

  void startReaping(Vertx vertx) {
    vertx.setPeriodic(REAP_EVERY.toMillis(), timer -> reap(System.nanoTime()));
  }

  void add(CometDWebSocketEndPoint socket) {
    open.add(socket);
  }

  void remove(CometDWebSocketEndPoint socket) {
    open.remove(socket);
  }

  /** Closes all, telling clients that the node goes away. */
  void closeAll() {
    open.forEach(socket -> socket.close(ENDPOINT_UNAVAILABLE.code(), "going away"));
  }

  private void reap(long now) {
    for (var socket : open) {
      if (now - socket.heardNanos() > longestSilence.toNanos()) {
        socket.close(ENDPOINT_UNAVAILABLE.code(), "silent for too long");
      }
    }
  }
}
