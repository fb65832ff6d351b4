package io.workbins.push.cometd;

import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.MESSAGE_TOO_BIG;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.POLICY_VIOLATION;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.PROTOCOL_ERROR;

import io.workbins.identity.AuthenticatedUser;
import io.workbins.identity.directory.User;
import io.workbins.identity.signin.SignIn;
import java.util.Optional;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.websocket.common.AbstractWebSocketEndPoint;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** CometD's endpoint for one WebSocket of one user. */
public final class CometDWebSocketEndPoint extends AbstractWebSocketEndPoint {

  private static final Logger LOG = Logger.getLogger(CometDWebSocketEndPoint.class);

  private static final String UNKNOWN_CLIENT_ID = "unknown";

  private final WebSocketTransport transport;
  private final User user;
  private final SignIn signIn;
  private final WebSocketConnection connection;
  private volatile long lastReceivedNanos = System.nanoTime();
  private volatile boolean hasSession;

  public CometDWebSocketEndPoint(
      WebSocketTransport transport, AuthenticatedUser caller, WebSocketConnection connection) {
    super(transport, UserBayeuxContext.ofSocket(caller.user()));
    this.transport = transport;
    this.user = caller.user();
    this.signIn = caller.signIn();
    this.connection = connection;
  }

  /** Records that the client is alive. */
  public void touch() {
    lastReceivedNanos = System.nanoTime();
  }

  /** The sign-in that this WebSocket was opened with. */
  public SignIn signIn() {
    return signIn;
  }

  /** When the client last sent a message, as {@link System#nanoTime()}. */
  public long lastReceivedNanos() {
    return lastReceivedNanos;
  }

  /**
   * The client id of the first Bayeux message of a text; empty if there is none, and of a
   * handshake, which any node takes.
   */
  public Optional<String> clientId(String text) {
    try {
      return transport.parseMessages(text).stream()
          .findFirst()
          .filter(message -> !Channel.META_HANDSHAKE.equals(message.getChannel()))
          .map(ServerMessage.Mutable::getClientId);
    } catch (MalformedMessageException | TooManyMessagesException e) {
      return Optional.empty(); // receive() closes the WebSocket
    }
  }

  /**
   * Handles a text. Checks the client id of every message first: the base class binds this
   * WebSocket to the session of a client id before it asks the security policy. A message with the
   * session of another user is answered with 402, or, on a WebSocket without a session, closes it
   * with 1008. A text that is not a list of Bayeux messages closes the WebSocket with 1002, a list
   * that is too long with 1009.
   */
  public void receive(String text) {
    try {
      var messages = transport.parseMessages(text);
      if (messages.isEmpty()) {
        return; // clients such as Faye send an empty list to keep the connection alive
      }
      var foreign = messages.stream().filter(this::namesForeignSession).toList();
      if (foreign.isEmpty()) {
        handle(text);
        return;
      }
      LOG.warnf("%s named a CometD session of another user", user);
      if (hasSession) {
        foreign.forEach(message -> message.setClientId(UNKNOWN_CLIENT_ID));
        handle(transport.generate(messages));
      } else {
        close(POLICY_VIOLATION.code(), "not your session");
      }
    } catch (MalformedMessageException e) {
      close(PROTOCOL_ERROR.code(), "protocol error");
    } catch (TooManyMessagesException e) {
      close(MESSAGE_TOO_BIG.code(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  protected void send(@Nullable ServerSession session, String data, Promise<Void> promise) {
    hasSession |= session != null;
    connection.send(data, promise);
  }

  @Override
  public void close(int code, String reason) {
    connection.close(code, reason);
  }

  private void handle(String text) {
    onMessage(
        text, Promise.from(done -> {}, error -> close(PROTOCOL_ERROR.code(), "protocol error")));
  }

  private boolean namesForeignSession(ServerMessage message) {
    return message.getClientId() != null
        && transport.getBayeuxServer().getSession(message.getClientId())
            instanceof WorkbinsServerSession session
        && !session.belongsTo(user);
  }
}
