package io.workbins.push.relay;

import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.ENDPOINT_UNAVAILABLE;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.TRY_AGAIN_LATER;
import static java.util.Objects.requireNonNull;

import io.vertx.core.http.WebSocket;
import io.workbins.identity.AuthenticatedUser;
import io.workbins.push.NodeRegistry;
import io.workbins.push.cometd.WebSocketConnection;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.cometd.bayeux.Promise;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Relays one WebSocket to the node that has the session, since a client may reconnect to any node.
 * The client id of the first message decides for the life of the WebSocket. Safe for use by several
 * threads.
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
 *      ▼                 the client closed         ▼
 *   RELAYED ──────────────────────────────────▶ CLOSED
 * </pre>
 */
public final class WebSocketRelay {

  private static final Logger LOG = Logger.getLogger(WebSocketRelay.class);

  private static final long WRITE_TIMEOUT_SECONDS = 2;

  private final Queue<QueuedText> queue = new ArrayDeque<>();
  private final SessionNodeResolver resolver;
  private final NodeWebSocketClient client;
  private final AuthenticatedUser caller;
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

  /** A text that arrived in the state OPENING. */
  private record QueuedText(String text, CompletableFuture<Boolean> isRelayed) {}

  WebSocketRelay(
      SessionNodeResolver resolver,
      NodeWebSocketClient client,
      AuthenticatedUser caller,
      WebSocketConnection connection) {
    this.resolver = resolver;
    this.client = client;
    this.caller = caller;
    this.connection = connection;
  }

  /** Whether the first message has decided between this node and another. */
  public synchronized boolean isDecided() {
    return state != State.UNDECIDED;
  }

  /**
   * Relays a text if another node has the session.
   *
   * @param clientId the client id of its first message; ignored once decided
   * @return false if this node must handle the text; completes in the order of the texts, when the
   *     other node has taken the text: no more should be read from the client until then
   */
  public synchronized CompletionStage<Boolean> relay(String text, Optional<String> clientId) {
    if (state == State.UNDECIDED) {
      decide(clientId);
    }
    return switch (state) {
      case UNDECIDED, LOCAL -> CompletableFuture.completedFuture(false);
      case OPENING -> {
        var queued = new QueuedText(text, new CompletableFuture<>());
        queue.add(queued);
        yield queued.isRelayed();
      }
      case RELAYED -> write(text);
      case CLOSED -> CompletableFuture.completedFuture(true);
    };
  }

  /** Must be called when the WebSocket of the client is closed. */
  public synchronized void close() {
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
        .open(otherNode.get(), caller.signIn())
        .onComplete(opened -> opened(opened.result(), opened.cause()));
  }

  private synchronized void opened(@Nullable WebSocket socket, @Nullable Throwable error) {
    if (state == State.CLOSED) {
      if (socket != null) {
        socket.close();
      }
    } else if (socket != null) {
      state = State.RELAYED;
      node = socket;
      socket.textMessageHandler(text -> sendToClient(socket, text));
      socket.closeHandler(closed -> closeClient(socket));
    } else if (error != null && error.getCause() instanceof NodeRegistry.NodeUnknownException) {
      state = State.CLOSED;
      connection.close(TRY_AGAIN_LATER.code(), "try again");
    } else {
      // this node does not know the session, so the client handshakes again
      LOG.debugf("%s: a WebSocket is not relayed: %s", caller.user(), error);
      state = State.LOCAL;
    }
    for (var queued : queue) {
      if (state == State.RELAYED) {
        write(queued.text()).thenAccept(queued.isRelayed()::complete);
      } else {
        queued.isRelayed().complete(state != State.LOCAL);
      }
    }
    queue.clear();
  }

  /** Pauses the other node until the text is sent, so that no texts are buffered here. */
  private void sendToClient(WebSocket socket, String text) {
    socket.pause();
    connection.send(text, Promise.from(sent -> socket.resume(), error -> socket.resume()));
  }

  private void closeClient(WebSocket socket) {
    var code = socket.closeStatusCode();
    var reason = socket.closeReason();
    connection.close(
        code == null ? ENDPOINT_UNAVAILABLE.code() : code, reason == null ? "" : reason);
  }

  /** Completes with true when the other node has taken the text, or is given up. */
  private CompletionStage<Boolean> write(String text) {
    return requireNonNull(node)
        .writeTextMessage(text)
        .timeout(WRITE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .onFailure(hangs -> connection.close(TRY_AGAIN_LATER.code(), "try again"))
        .map(true)
        .otherwise(true)
        .toCompletionStage();
  }
}
