package io.workbins.push.relay;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A WebSocket of Vert.x and what lies beneath it, for the endpoint and {@link WebSocketRelay}
 * alone.
 *
 * @param webSocket sends and receives
 * @param channel what lies beneath it
 */
public record WebSocketConnection(ServerWebSocket webSocket, Channel channel) {

  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  /** Sends a text; succeeds when the network has taken it. */
  public Future<Void> send(String text) {
    return webSocket.writeTextMessage(text);
  }

  /**
   * Closes in order, and by force if the client does not even take the close: it may have stopped
   * to read.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // nothing waits for the end of a connection
  public void close(int code, String reason) {
    webSocket.close((short) code, reason);
    channel
        .eventLoop()
        .schedule(() -> channel.close(), CLOSE_PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
