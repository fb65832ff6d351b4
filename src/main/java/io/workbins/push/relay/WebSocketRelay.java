package io.workbins.push.relay;

import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.ENDPOINT_UNAVAILABLE;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.TRY_AGAIN_LATER;

import io.vertx.core.http.WebSocket;
import io.workbins.identity.directory.User;
import io.workbins.push.NodeRegistry;
import io.workbins.push.cometd.WebSocketConnection;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cometd.bayeux.Promise;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Relays one WebSocket to the node that has the session: a client that lost its network may come
 * back on any node. The client id of the first message decides, for as long as the WebSocket is
 * open. Safe for use by several threads.
 *
 * <pre>
 *               session of this node, or none
 *  UNDECIDED ──────────────────────────────────▶ LOCAL
 *      │                                           ▲
 *      │ session of another node                   │ the node is not alive
 *      ▼                                           │
 *   OPENING ───────────────────────────────────────┤
 *      │                                           │
 *      │ connected                                 │
 *      ▼                 the client has gone       ▼
 *   RELAYED ──────────────────────────────────▶ CLOSED
 * </pre>
 */
public final class WebSocketRelay {

  private static final Logger LOG = Logger.getLogger(WebSocketRelay.class);

  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private final SessionNodeResolver resolver;
  private final NodeWebSocketClient client;
  private final User user;
  private final WebSocketConnection connection;
  private State state = State.UNDECIDED;
  private @Nullable WebSocket node;

  private enum State {
    UNDECIDED,
    LOCAL,
    OPENING,
    RELAYED,
    CLOSED
  }

  /** A text that arrived while the other node was being connected. */
  private record Waiting(String text, CompletableFuture<Boolean> isRelayed) {}

  WebSocketRelay(
      SessionNodeResolver resolver,
      NodeWebSocketClient client,
      User user,
      WebSocketConnection connection) {
    this.resolver = resolver;
    this.client = client;
    this.user = user;
    this.connection = connection;
  }

  /** Whether the first message has decided where the texts belong. */
  public synchronized boolean isDecided() {
    return state != State.UNDECIDED;
  }

  /**
   * Relays a text, if the session is on another node.
   *
   * @param clientId the client id of its first message, while nothing is decided
   * @return false if this node must handle the text; texts complete in their order
   */
  public synchronized CompletionStage<Boolean> relay(String text, Optional<String> clientId) {
    if (state == State.UNDECIDED) {
      decide(clientId);
    }
    return switch (state) {
      case UNDECIDED, LOCAL -> CompletableFuture.completedFuture(false);
      case OPENING -> {
        var queued = new Waiting(text, new CompletableFuture<>());
        waiting.add(queued);
        yield queued.isRelayed();
      }
      case RELAYED -> {
        write(text);
        yield CompletableFuture.completedFuture(true);
      }
      case CLOSED -> CompletableFuture.completedFuture(true);
    };
  }

  /** The WebSocket of the client is closed. */
  public synchronized void end() {
    state = State.CLOSED;
    if (node != null) {
      node.close();
    }
  }

  private void decide(Optional<String> clientId) {
    var otherNode = resolver.otherNode(clientId);
    if (otherNode.isEmpty()) {
      state = State.LOCAL;
      return;
    }
    state = State.OPENING;
    client
        .open(otherNode.get(), user)
        .onComplete(opened -> opened(opened.result(), opened.cause()));
  }

  private synchronized void opened(@Nullable WebSocket socket, @Nullable Throwable failure) {
    if (state == State.CLOSED) {
      if (socket != null) {
        socket.close();
      }
    } else if (socket != null) {
      state = State.RELAYED;
      node = socket;
      socket.textMessageHandler(text -> giveBack(socket, text));
      socket.closeHandler(closed -> closeClient(socket));
    } else if (failure != null && failure.getCause() instanceof NodeRegistry.NodeUnknownException) {
      state = State.CLOSED;
      connection.close(TRY_AGAIN_LATER.code(), "try again");
    } else {
      // this node does not know the session, so the client handshakes again
      LOG.debugf("%s: a WebSocket is not relayed: %s", user, failure);
      state = State.LOCAL;
    }
    for (var text : waiting) {
      if (state == State.RELAYED) {
        write(text.text());
      }
      text.isRelayed().complete(state != State.LOCAL);
    }
    waiting.clear();
  }

  /** Reads the next text when the client has taken this one, so that nothing piles up here. */
  private void giveBack(WebSocket socket, String text) {
    socket.pause();
    connection.send(text, Promise.from(sent -> socket.resume(), failure -> socket.resume()));
  }

  private void closeClient(WebSocket socket) {
    var code = socket.closeStatusCode();
    var reason = socket.closeReason();
    connection.close(
        code == null ? ENDPOINT_UNAVAILABLE.code() : code, reason == null ? "" : reason);
  }

  private void write(String text) {
    if (node != null) {
      node.writeTextMessage(text);
    }
  }
}
