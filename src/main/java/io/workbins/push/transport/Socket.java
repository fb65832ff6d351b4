package io.workbins.push.transport;

import io.undertow.websockets.UndertowSession;
import io.workbins.identity.directory.User;
import io.workbins.push.UserSessions;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.ServerSessionImpl;
import org.cometd.server.websocket.common.AbstractWebSocketEndPoint;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One open WebSocket of one user. */
final class Socket extends AbstractWebSocketEndPoint {

  // the base class logs whole messages under the name of this one, which is cut to warnings
  private static final Logger LOG = Logger.getLogger(NotificationsEndpoint.class);

  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  private final WebSocketTransport transport;
  private final UserSessions sessions;
  private final User user;
  private final Session connection;
  private final Passage passage;
  private volatile long heardNanos = System.nanoTime();
  private @Nullable ServerSession vetted;

  Socket(
      WebSocketTransport transport,
      UserSessions sessions,
      User user,
      Session connection,
      Places places,
      Onward onward) {
    super(transport, CallerContext.ofSocket(user));
    this.transport = transport;
    this.sessions = sessions;
    this.user = user;
    this.connection = connection;
    this.passage = new Passage(places, onward, user, connection, this::close);
  }

  /** When something last came in, as {@link System#nanoTime()}. */
  long heardNanos() {
    return heardNanos;
  }

  /** Takes a text that came in. */
  void receive(String text) {
    heardNanos = System.nanoTime();
    passage.lead(text, this::take);
  }

  /** The connection is closed, for whatever reason. */
  void closed(int code, String reason) {
    passage.end();
    onClose(code, reason);
  }

  private void take(String text) {
    try {
      if (!isVetted() && reachesForForeignSession(transport.parseMessages(text))) {
        LOG.warnf("%s named a CometD session of somebody else: closing the WebSocket", user);
        close(CloseCodes.VIOLATED_POLICY.getCode(), "not your session");
        return;
      }
      onMessage(text, Promise.from(done -> {}, this::failed));
    } catch (WebSocketTransport.MalformedMessageException e) {
      failed(e);
    }
  }

  @Override
  protected void send(ServerSession session, String data, Promise<Void> promise) {
    connection
        .getAsyncRemote()
        .sendText(
            data,
            result -> {
              if (result.isOK()) {
                promise.succeed(null);
              } else {
                promise.fail(result.getException());
              }
            });
  }

  /**
   * Closes in order, and by force if the client does not even take the close: it may have stopped
   * to read.
   */
  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // nothing waits for the end of a connection
  public void close(int code, String reason) {
    try {
      connection.close(new CloseReason(CloseCodes.getCloseCode(code), reason));
    } catch (IOException e) {
      LOG.debugf("%s: closing a WebSocket failed: %s", user, e);
    }
    var channel = ((UndertowSession) connection).getChannel();
    channel
        .eventLoop()
        .schedule(() -> channel.close(), CLOSE_PATIENCE.toSeconds(), TimeUnit.SECONDS);
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
    if (messages.isEmpty() || Channel.META_HANDSHAKE.equals(messages.get(0).getChannel())) {
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
    close(CloseCodes.PROTOCOL_ERROR.getCode(), "protocol error");
  }
}
