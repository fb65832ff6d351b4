package io.workbins.push.transport;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.workbins.identity.Way;
import io.workbins.identity.directory.User;
import io.workbins.push.BayeuxLifecycle;
import io.workbins.push.UserSessions;
import io.workbins.push.relay.LongPollingRelay;
import io.workbins.push.relay.NodeWebSocketClient;
import io.workbins.push.relay.SessionNodeResolver;
import io.workbins.push.relay.WebSocketConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * The ways in: makes the transports when Quarkus has its router, which is at run time also in a
 * native executable, and starts the Bayeux server with them.
 */
@Singleton
final class TransportStarter {

  /** Below the endpoint too: clients append {@code /handshake}, {@code /connect} and so on. */
  private static final String PATH = "/api/v2/notifications/*";

  private static final Duration TO_TAKE_ADVICE = Duration.ofMillis(500);

  private final BayeuxLifecycle push;
  private final UserSessions sessions;
  private final WebSocketReaper sockets;
  private final WebSocketTransport webSocket;
  private final LongPollingTransport longPolling;
  private final LongPollingRelay forwarding;
  private final SessionNodeResolver places;
  private final NodeWebSocketClient onward;

  TransportStarter(
      BayeuxLifecycle push,
      UserSessions sessions,
      WebSocketReaper sockets,
      LongPollingRelay forwarding,
      SessionNodeResolver places,
      NodeWebSocketClient onward) {
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
    var timer = new ScheduledExecutorScheduler("CometD timer", false);
    push.server().setScheduler(new EventLoopScheduler(timer));
    push.start(webSocket, longPolling);
    Way.ROUTE.lead(() -> router.route(PATH), new WebSocketRoute(this::open)::handle);
    Way.ROUTE.lead(() -> router.route(PATH), new LongPollingRoute(longPolling, forwarding)::handle);
    sockets.startReaping(vertx);
  }

  /**
   * Clients keep a WebSocket as long as it is open, so those that were advised to go would come
   * back on it.
   */
  void drain(@Observes ShutdownDelayInitiatedEvent shutdown, Vertx vertx) {
    vertx.setTimer(TO_TAKE_ADVICE.toMillis(), timer -> sockets.closeAll());
  }

  private void open(User user, WebSocketConnection connection) {
    var socket = new CometDWebSocketEndPoint(webSocket, sessions, user, connection, places, onward);
    socket.open(() -> sockets.remove(socket));
    sockets.add(socket);
  }
}
