package io.workbins.push.relay;

import io.vertx.core.http.WebSocket;
import io.workbins.identity.directory.User;
import io.workbins.push.NodeRegistry;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Leads what comes in over a WebSocket to the node that has the session: a client that lost its
 * network may come back anywhere. The first message decides, for as long as the socket is open.
 */
public final class WebSocketRelay {

  private static final Logger LOG = Logger.getLogger(WebSocketRelay.class);

  private static final int TRY_AGAIN_LATER = 1013;

  private final Queue<String> waiting = new ArrayDeque<>();
  private final SessionNodeResolver places;
  private final NodeWebSocketClient onward;
  private final User user;
  private final WebSocketConnection connection;
  private final BiConsumer<Integer, String> close;
  private State state = State.UNDECIDED;
  private @Nullable WebSocket there;

  private enum State {
    UNDECIDED,
    HERE,
    OPENING,
    THERE,
    CLOSED
  }

  /**
   * A passage that is not decided.
   *
   * @param close closes the client's WebSocket with a code and a reason
   */
  public WebSocketRelay(
      SessionNodeResolver places,
      NodeWebSocketClient onward,
      User user,
      WebSocketConnection connection,
      BiConsumer<Integer, String> close) {
    this.places = places;
    this.onward = onward;
    this.user = user;
    this.connection = connection;
    this.close = close;
  }

  /**
   * Leads a text to where it belongs.
   *
   * @param here takes it on this node
   */
  public void lead(String text, Consumer<String> here) {
    if (!places.isCluster()) {
      here.accept(text);
      return;
    }
    synchronized (this) {
      if (state == State.UNDECIDED) {
        decide(text, here);
      }
      switch (state) {
        case HERE -> here.accept(text);
        case THERE -> write(text);
        case UNDECIDED, OPENING -> waiting.add(text);
        case CLOSED -> LOG.debugf("%s: a message after the end of a passage", user);
      }
    }
  }

  /** The client's WebSocket is closed. */
  public synchronized void end() {
    state = State.CLOSED;
    if (there != null) {
      there.close();
    }
  }

  private void decide(String text, Consumer<String> here) {
    places
        .elsewhere(text)
        .ifPresentOrElse(
            nodeId -> {
              state = State.OPENING;
              onward
                  .open(nodeId, user)
                  .onComplete(opened -> opened(opened.result(), opened.cause(), here));
            },
            () -> state = State.HERE);
  }

  private synchronized void opened(
      @Nullable WebSocket socket, @Nullable Throwable failure, Consumer<String> here) {
    if (failure != null && failure.getCause() instanceof NodeRegistry.NotKnown) {
      close.accept(TRY_AGAIN_LATER, "try again");
    } else if (socket == null) {
      // its session is unknown here, so the client shakes hands anew
      LOG.debugf("%s: a WebSocket stays here: %s", user, failure);
      state = state == State.CLOSED ? State.CLOSED : State.HERE;
      waiting.forEach(here);
    } else if (state == State.CLOSED) {
      socket.close();
    } else {
      state = State.THERE;
      there = socket;
      socket.textMessageHandler(text -> giveBack(socket, text));
      socket.closeHandler(
          closed ->
              close.accept(
                  socket.closeStatusCode() == null ? 1001 : (int) socket.closeStatusCode(),
                  socket.closeReason() == null ? "" : socket.closeReason()));
      waiting.forEach(this::write);
    }
    waiting.clear();
  }

  /** The next is read when the client has taken this one, so that nothing piles up in between. */
  private void giveBack(WebSocket socket, String text) {
    socket.pause();
    connection.send(text).onComplete(sent -> socket.resume());
  }

  private void write(String text) {
    if (there != null) {
      there.writeTextMessage(text);
    }
  }
}
