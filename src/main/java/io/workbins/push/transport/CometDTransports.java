package io.workbins.push.transport;

import io.netty.channel.EventLoopGroup;
import io.quarkus.netty.MainEventLoopGroup;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.workbins.identity.AuthenticatedUser;
import io.workbins.push.BayeuxLifecycle;
import io.workbins.push.UserSessions;
import io.workbins.push.cometd.CometDWebSocketEndPoint;
import io.workbins.push.cometd.WebSocketConnection;
import io.workbins.push.cometd.WebSocketTransport;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * The two transports of the Bayeux server. Starts the server when the router of Quarkus is ready,
 * which is at run time, also in a native executable.
 */
@Singleton
final class CometDTransports {

  /** Time for clients to receive the advice of {@code GracefulDrain}. */
  private static final Duration CLOSE_DELAY = Duration.ofMillis(500);

  private final BayeuxLifecycle bayeux;
  private final WebSocketReaper reaper;
  private final WebSocketTransport webSocket;
  private final LongPollingTransport longPolling;

  CometDTransports(BayeuxLifecycle bayeux, UserSessions sessions, WebSocketReaper reaper) {
    this.bayeux = bayeux;
    this.reaper = reaper;
    this.webSocket = new WebSocketTransport(bayeux.server());
    this.longPolling = new LongPollingTransport(bayeux.server(), sessions);
  }

  LongPollingTransport longPolling() {
    return longPolling;
  }

  /** Creates the endpoint of a new WebSocket and adds it to the {@link WebSocketReaper}. */
  CometDWebSocketEndPoint connect(AuthenticatedUser caller, WebSocketConnection connection) {
    var endPoint = new CometDWebSocketEndPoint(webSocket, caller, connection);
    reaper.add(endPoint);
    return endPoint;
  }

  void start(@Observes Router router, Vertx vertx, @MainEventLoopGroup EventLoopGroup loops)
      throws Exception {
    var timer = new ScheduledExecutorScheduler("CometD timer", false);
    bayeux.server().setScheduler(new EventLoopScheduler(timer, loops));
    bayeux.start(webSocket, longPolling);
    reaper.start(vertx);
  }

  /** Closes the WebSockets; clients would send the advised handshake to this node otherwise. */
  void drain(@Observes ShutdownDelayInitiatedEvent shutdown, Vertx vertx) {
    vertx.setTimer(CLOSE_DELAY.toMillis(), timer -> reaper.closeAll());
  }
}
