package io.workbins.push.cometd;

import io.netty.channel.Channel;
import io.undertow.websockets.UndertowSession;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.cometd.bayeux.Promise;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The WebSocket of a client. Safe for use by several threads. */
public final class WebSocketConnection {

  private static final Logger LOG = Logger.getLogger(WebSocketConnection.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Session session;

  public WebSocketConnection(Session session) {
    this.session = session;
  }

  /** Sends a text; the promise succeeds when the text is written to the network. */
  public void send(String text, Promise<Void> promise) {
    session
        .getAsyncRemote()
        .sendText(
            text,
            result -> {
              if (result.isOK()) {
                promise.succeed(null);
              } else {
                promise.fail(result.getException());
              }
            });
  }

  /**
   * Closes the WebSocket, and after 5 s the TCP connection: a client that does not read does not
   * receive the close frame.
   *
   * @param code a status code of RFC 6455
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the result of the close is not needed
  public void close(int code, String reason) {
    try {
      session.close(new CloseReason(CloseCodes.getCloseCode(code), reason));
    } catch (IOException | RuntimeException e) {
      LOG.warnf("A WebSocket could not be closed with %d: %s", code, e);
    }
    var channel = channel();
    channel
        .eventLoop()
        .schedule(() -> channel.close(), CLOSE_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
  }

  /** The query of the URL that the client connected to; null if it has none. */
  public @Nullable String query() {
    return session.getQueryString();
  }

  /** The Netty channel of the WebSocket. */
  public Channel channel() {
    return ((UndertowSession) session).getChannel();
  }
}
