package io.workbins.push.transport;

import io.netty.handler.codec.TooLongFrameException;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.workbins.identity.directory.User;
import io.workbins.push.Push;
import io.workbins.push.UserSessions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.time.Duration;

/**
 * The ways in: makes the transports when Quarkus has its router, which is at run time also in a
 * native executable, and starts the Bayeux server with them.
 */
@Singleton
final class Transports {

  /** Below the endpoint too: clients append {@code /handshake}, {@code /connect} and so on. */
  private static final String PATH = "/api/v2/notifications/*";

  private static final int AFTER_BODY_IS_READ = 1;
  private static final Duration TO_TAKE_ADVICE = Duration.ofMillis(500);

  private final Push push;
  private final UserSessions sessions;
  private final Sockets sockets;
  private final WebSocketTransport webSocket;
  private final LongPollingTransport longPolling;
  private final Forwarding forwarding;
  private final Places places;
  private final Onward onward;

  Transports(
      Push push,
      UserSessions sessions,
      Sockets sockets,
      Forwarding forwarding,
      Places places,
      Onward onward) {
    this.push = push;
    this.sessions = sessions;
    this.sockets = sockets;
    this.webSocket = new WebSocketTransport(push.server());
    this.longPolling = new LongPollingTransport(push.server(), sessions);
    this.forwarding = forwarding;
    this.places = places;
    this.onward = onward;
  }

  void start(@Observes Router router, Vertx vertx) throws Exception {
    push.start(webSocket, longPolling);
    router
        .route(PATH)
        .order(AFTER_BODY_IS_READ)
        .handler(new LongPollingRoute(longPolling, forwarding)::handle);
    sockets.startReaping(vertx);
  }

  /**
   * Clients keep a WebSocket as long as it is open, so those that were advised to go would come
   * back on it.
   */
  void drain(@Observes ShutdownDelayInitiatedEvent shutdown, Vertx vertx) {
    vertx.setTimer(TO_TAKE_ADVICE.toMillis(), timer -> sockets.closeAll());
  }

  Socket open(User user, Session connection) {
    var socket = new Socket(webSocket, sessions, user, connection, places, onward);
    sockets.add(socket);
    return socket;
  }

  void closed(Socket socket, CloseReason reason) {
    sockets.remove(socket);
    socket.closed(reason.getCloseCode().getCode(), reason.getReasonPhrase());
  }

  void failed(Socket socket, Throwable failure) {
    if (failure instanceof TooLongFrameException) {
      socket.close(
          CloseCodes.TOO_BIG.getCode(),
          "a message has at most %d bytes".formatted(MessageLimit.BYTES));
    }
    socket.onError(failure);
  }
}
