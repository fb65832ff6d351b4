package io.workbins.push.transport;

import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.ENDPOINT_UNAVAILABLE;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.POLICY_VIOLATION;

import io.vertx.core.Vertx;
import io.workbins.identity.SignInService;
import io.workbins.identity.directory.DirectoryChangedEvent;
import io.workbins.push.CometDConfig;
import io.workbins.push.cometd.CometDWebSocketEndPoint;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes WebSockets whose sign-in has ended, or whose client has sent nothing for {@code timeout +
 * maxInterval}. A network loss can leave WebSockets half open, and quarkus-websockets does not
 * close idle ones.
 */
@Singleton
final class WebSocketReaper {

  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);

  private final Set<CometDWebSocketEndPoint> open = ConcurrentHashMap.newKeySet();
  private final SignInService signIns;
  private final Duration maxSilence;

  WebSocketReaper(CometDConfig config, SignInService signIns) {
    this.signIns = signIns;
    // a live client sends a /meta/connect as soon as the last one is answered
    this.maxSilence = config.timeout().plus(config.maxInterval());
  }

  void start(Vertx vertx) {
    vertx.setPeriodic(CHECK_INTERVAL.toMillis(), timer -> check(System.nanoTime()));
  }

  void add(CometDWebSocketEndPoint endPoint) {
    open.add(endPoint);
  }

  void remove(CometDWebSocketEndPoint endPoint) {
    open.remove(endPoint);
  }

  /** Closes all WebSockets with 1001. */
  void closeAll() {
    open.forEach(endPoint -> endPoint.close(ENDPOINT_UNAVAILABLE.code(), "going away"));
  }

  void directoryChanged(
      @Observes @Priority(DirectoryChangedEvent.SESSIONS_END) DirectoryChangedEvent event) {
    if (!event.removedUserIds().isEmpty() || !event.changedAccountIds().isEmpty()) {
      check(System.nanoTime());
    }
  }

  private void check(long nowNanos) {
    for (var endPoint : open) {
      if (signIns.user(endPoint.signIn()).isEmpty()) {
        endPoint.close(POLICY_VIOLATION.code(), "the sign-in has ended");
      } else if (nowNanos - endPoint.lastReceivedNanos() > maxSilence.toNanos()) {
        endPoint.close(ENDPOINT_UNAVAILABLE.code(), "silent for too long");
      }
    }
  }
}
