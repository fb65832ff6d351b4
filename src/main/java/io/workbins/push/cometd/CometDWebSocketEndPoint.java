package io.workbins.push.cometd;

import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.POLICY_VIOLATION;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.PROTOCOL_ERROR;

import io.workbins.identity.directory.User;
import java.util.Optional;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.websocket.common.AbstractWebSocketEndPoint;
import org.jboss.logging.Logger;

/** CometD's end of one WebSocket of one user. */
public final class CometDWebSocketEndPoint extends AbstractWebSocketEndPoint {

  private static final Logger LOG = Logger.getLogger(CometDWebSocketEndPoint.class);

  private final WebSocketTransport transport;
  private final User user;
  private final WebSocketConnection connection;
  private volatile long heardNanos = System.nanoTime();

  public CometDWebSocketEndPoint(
      WebSocketTransport transport, User user, WebSocketConnection connection) {
    super(transport, UserBayeuxContext.ofSocket(user));
    this.transport = transport;
    this.user = user;
    this.connection = connection;
  }

  /** Notes that the client has sent something. */
  public void heard() {
    heardNanos = System.nanoTime();
  }

  /** When the client last sent something, as {@link System#nanoTime()}. */
  public long heardNanos() {
    return heardNanos;
  }

  /** The client id of the first message of a text; empty if there is none. */
  public Optional<String> clientId(String text) {
    try {
      return transport.parseMessages(text).stream()
          .findFirst()
          .map(ServerMessage.Mutable::getClientId);
    } catch (WebSocketTransport.MalformedMessageException e) {
      return Optional.empty();
    }
  }

  /**
   * Handles a text. Closes the WebSocket with 1002 if the text is not a list of Bayeux messages,
   * and with 1008 if a message names the session of another user: the base class looks a session up
   * by its client id and delivers to this WebSocket from then on, before it asks any policy.
   */
  public void receive(String text) {
    try {
      if (hasForeignSession(text)) {
        LOG.warnf("%s named a CometD session of another user: closing the WebSocket", user);
        close(POLICY_VIOLATION.code(), "not your session");
        return;
      }
    } catch (WebSocketTransport.MalformedMessageException e) {
      close(PROTOCOL_ERROR.code(), "protocol error");
      return;
    }
    onMessage(
        text, Promise.from(done -> {}, failure -> close(PROTOCOL_ERROR.code(), "protocol error")));
  }

  @Override
  protected void send(ServerSession session, String data, Promise<Void> promise) {
    connection.send(data, promise);
  }

  @Override
  public void close(int code, String reason) {
    connection.close(code, reason);
  }

  private boolean hasForeignSession(String text) {
    for (var message : transport.parseMessages(text)) {
      if (message.getClientId() != null
          && transport.getBayeuxServer().getSession(message.getClientId())
              instanceof WorkbinsServerSession session
          && !session.belongsTo(user)) {
        return true;
      }
    }
    return false;
  }
}
