package io.workbins.push.transport;

import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.INVALID_MESSAGE_TYPE;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.MESSAGE_TOO_BIG;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.POLICY_VIOLATION;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.PROTOCOL_ERROR;
import static java.util.Objects.requireNonNull;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.quarkus.websockets.client.runtime.WebSocketPrincipal;
import io.workbins.http.ApiPath;
import io.workbins.http.PlainText;
import io.workbins.http.connection.UnreadLimits;
import io.workbins.identity.AuthenticatedUser;
import io.workbins.push.cometd.CometDWebSocketEndPoint;
import io.workbins.push.cometd.WebSocketConnection;
import io.workbins.push.relay.WebSocketRelay;
import io.workbins.push.relay.WebSocketRelays;
import jakarta.enterprise.context.Dependent;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The WebSocket endpoint of CometD ({@code workbins-api.md} section 7.1). Each connection has an
 * instance, called on the event loop of the connection. {@code RequestPipeline} has refused
 * anonymous upgrades and upgrades of foreign origins.
 */
@Dependent
@ServerEndpoint(ApiPath.NOTIFICATIONS)
public class NotificationsEndpoint {

  private static final Logger LOG = Logger.getLogger(NotificationsEndpoint.class);

  private final CometDTransports transports;
  private final WebSocketReaper reaper;
  private final WebSocketRelays relays;
  private final UnreadLimits unread;
  private @Nullable CometDWebSocketEndPoint endPoint;
  private @Nullable WebSocketRelay relay;
  private @Nullable FrameGate gate;

  NotificationsEndpoint(
      CometDTransports transports,
      WebSocketReaper reaper,
      WebSocketRelays relays,
      UnreadLimits unread) {
    this.unread = unread;
    this.transports = transports;
    this.reaper = reaper;
    this.relays = relays;
  }

  @OnOpen
  void onOpen(Session session) {
    var connection = new WebSocketConnection(session);
    FrameHandlers.install(connection.channel().pipeline());
    caller(session)
        .ifPresentOrElse(
            caller -> {
              endPoint = transports.connect(caller, connection);
              relay = relays.relay(caller, connection).orElse(null);
            },
            () -> connection.close(POLICY_VIOLATION.code(), "not authenticated"));
    gate = new FrameGate(connection, unread);
    gate.install(); // last: frames may have arrived
  }

  @OnMessage
  void onText(String text) {
    var local = endPoint;
    if (local == null) {
      return;
    }
    local.touch();
    if (relay == null) {
      local.receive(text);
    } else {
      var clientId = relay.isDecided() ? Optional.<String>empty() : local.clientId(text);
      var handled =
          relay
              .relay(text, clientId)
              .thenAccept(
                  isRelayed -> {
                    if (!isRelayed) {
                      local.receive(text);
                    }
                  });
      requireNonNull(gate).pauseUntil(handled.toCompletableFuture());
    }
  }

  @OnMessage
  void onBinary(byte[] data) {
    if (endPoint != null) {
      endPoint.close(INVALID_MESSAGE_TYPE.code(), "texts only");
    }
  }

  @OnClose
  void onClose(CloseReason reason) {
    if (relay != null) {
      relay.close();
    }
    if (endPoint != null) {
      reaper.remove(endPoint);
      var phrase = reason.getReasonPhrase();
      endPoint.onClose(reason.getCloseCode().getCode(), phrase == null ? "" : phrase);
    }
  }

  /** Closes the WebSocket after any error, also after a close frame that is wrong. */
  @OnError
  void onError(Throwable error) {
    LOG.debugf("A WebSocket failed: %s", PlainText.escape(String.valueOf(error)));
    if (endPoint == null) {
      return;
    }
    int code = closeStatus(error).code();
    endPoint.close(
        code,
        code == MESSAGE_TOO_BIG.code()
            ? "a message must have at most %d bytes".formatted(FrameHandlers.MAX_BYTES)
            : "protocol error");
    endPoint.onError(error);
  }

  /** A close frame with an unknown code is a {@code RuntimeException} of quarkus-websockets. */
  private static WebSocketCloseStatus closeStatus(Throwable error) {
    if (error instanceof TooLongFrameException) {
      return MESSAGE_TOO_BIG;
    }
    return error instanceof CorruptedWebSocketFrameException corrupted
        ? corrupted.closeStatus()
        : PROTOCOL_ERROR;
  }

  private static Optional<AuthenticatedUser> caller(Session session) {
    return session.getUserPrincipal() instanceof WebSocketPrincipal principal
        ? AuthenticatedUser.of(principal.getSecurityIdentity())
        : Optional.empty();
  }
}
