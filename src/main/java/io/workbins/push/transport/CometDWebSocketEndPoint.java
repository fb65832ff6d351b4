package io.workbins.push.transport;

import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.ABNORMAL_CLOSURE;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.INVALID_MESSAGE_TYPE;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.MESSAGE_TOO_BIG;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.POLICY_VIOLATION;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.PROTOCOL_ERROR;
import static org.cometd.bayeux.Channel.META_HANDSHAKE;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.workbins.identity.directory.User;
import io.workbins.push.UserSessions;
import io.workbins.push.relay.NodeWebSocketClient;
import io.workbins.push.relay.SessionNodeResolver;
import io.workbins.push.relay.WebSocketConnection;
import io.workbins.push.relay.WebSocketRelay;
import java.util.List;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.ServerSessionImpl;
import org.cometd.server.websocket.common.AbstractWebSocketEndPoint;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One open WebSocket of one user. */
final class CometDWebSocketEndPoint extends AbstractWebSocketEndPoint {

  // the base class logs whole messages under the name of this one, which is cut to warnings
  private static final Logger LOG = Logger.getLogger(WebSocketRoute.class);

  private final WebSocketTransport transport;
  private final UserSessions sessions;
  private final User user;
  private final WebSocketConnection connection;
  private final WebSocketRelay passage;
  private volatile long heardNanos = System.nanoTime();
  private @Nullable ServerSession vetted;

  CometDWebSocketEndPoint(
      WebSocketTransport transport,
      UserSessions sessions,
      User user,
      WebSocketConnection connection,
      SessionNodeResolver places,
      NodeWebSocketClient onward) {
    super(transport, UserBayeuxContext.ofSocket(user));
    this.transport = transport;
    this.sessions = sessions;
    this.user = user;
    this.connection = connection;
    this.passage = new WebSocketRelay(places, onward, user, connection, this::close);
  }

  /** When something last came in, as {@link System#nanoTime()}. */
  long heardNanos() {
    return heardNanos;
  }

  /**
   * Begins to take what comes in.
   *
   * @param closed run when the connection is closed, for whatever reason
   */
  void open(Runnable closed) {
    MessageLimit.install(connection.channel().pipeline());
    connection
        .webSocket()
        .textMessageHandler(this::receive)
        .binaryMessageHandler(data -> close(INVALID_MESSAGE_TYPE.code(), "texts only"))
        .exceptionHandler(this::fail)
        .closeHandler(
            end -> {
              closed.run();
              end();
            });
  }

  /** Takes a text that came in. */
  void receive(String text) {
    heardNanos = System.nanoTime();
    passage.lead(text, this::take);
  }

  private void fail(Throwable failure) {
    if (failure instanceof TooLongFrameException) {
      close(MESSAGE_TOO_BIG.code(), "a message has at most %d bytes".formatted(MessageLimit.BYTES));
    } else if (failure instanceof CorruptedWebSocketFrameException corrupted) {
      close(corrupted.closeStatus().code(), corrupted.closeStatus().reasonText());
    }
    onError(failure);
  }

  private void end() {
    passage.end();
    var code = connection.webSocket().closeStatusCode();
    var reason = connection.webSocket().closeReason();
    onClose(code == null ? ABNORMAL_CLOSURE.code() : code, reason == null ? "" : reason);
  }

  private void take(String text) {
    try {
      if (!isVetted() && reachesForForeignSession(transport.parseMessages(text))) {
        LOG.warnf("%s named a CometD session of somebody else: closing the WebSocket", user);
        close(POLICY_VIOLATION.code(), "not your session");
        return;
      }
      onMessage(text, Promise.from(done -> {}, this::failed));
    } catch (WebSocketTransport.MalformedMessageException e) {
      failed(e);
    }
  }

  @Override
  protected void send(ServerSession session, String data, Promise<Void> promise) {
    connection.send(data).onComplete(sent -> promise.succeed(null), promise::fail);
  }

  @Override
  public void close(int code, String reason) {
    connection.close(code, reason);
  }

  private boolean isVetted() {
    return vetted != null && transport.getBayeuxServer().getSession(vetted.getId()) == vetted;
  }

  /**
   * The base class looks a session up by whatever client id a message has, and makes this socket
   * the one it delivers to, before any policy is asked. So this has to be asked first, as long as
   * the socket has no session.
   */
  private boolean reachesForForeignSession(List<ServerMessage.Mutable> messages) {
    if (messages.isEmpty() || META_HANDSHAKE.equals(messages.get(0).getChannel())) {
      return false;
    }
    var id = messages.get(0).getClientId();
    ServerSessionImpl session = (ServerSessionImpl) transport.getBayeuxServer().getSession(id);
    if (session == null) {
      return false;
    }
    vetted = sessions.of(user, id).orElse(null);
    return vetted == null;
  }

  private void failed(Throwable failure) {
    LOG.debugf("%s: closing a WebSocket: %s", user, failure);
    close(PROTOCOL_ERROR.code(), "protocol error");
  }
}
