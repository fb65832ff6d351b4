package io.workbins.http.connection;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * An open connection. It counts for its address until somebody has signed in on it, and for that
 * user from then on. Used on the event loop of the connection only.
 */
public final class ClientConnection {

  private static final AttributeKey<ClientConnection> KEY =
      AttributeKey.valueOf(ClientConnection.class.getName());

  private final OpenConnections connections;
  private final String address;
  private final boolean isSpare;
  private @Nullable String userId;
  private boolean isLastRequest;

  ClientConnection(OpenConnections connections, String address, boolean isSpare) {
    this.connections = connections;
    this.address = address;
    this.isSpare = isSpare;
  }

  /** The connection of a request. */
  public static ClientConnection of(HttpServerRequest request) {
    return channel(request).attr(KEY).get();
  }

  /**
   * The channel of a request. {@code ConnectionBase} is internal to Vert.x; quarkus-websockets uses
   * it in the same way, and no other class of the service does.
   */
  static Channel channel(HttpServerRequest request) {
    return ((ConnectionBase) request.connection()).channel();
  }

  static @Nullable ClientConnection of(Channel channel) {
    return channel.attr(KEY).get();
  }

  void attachTo(Channel channel) {
    channel.attr(KEY).set(this);
  }

  /** Whether only the health may be asked on this connection. */
  boolean isSpare() {
    return isSpare;
  }

  /**
   * Counts the connection for a user, and no longer for the one before: behind a proxy, users share
   * connections.
   *
   * @throws TooManyConnectionsException if the user has too many
   */
  public void signedIn(String id) {
    if (id.equals(userId)) {
      return;
    }
    connections.addTo(id);
    leave();
    userId = id;
  }

  /** Serves the request that is at work, and closes the connection after its reply. */
  public void closeAfterReply(RoutingContext ctx) {
    isLastRequest = true;
    ctx.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
  }

  boolean isLastRequest() {
    return isLastRequest;
  }

  /** Must be called when the connection is closed. */
  void closed() {
    leave();
    connections.remove();
  }

  private void leave() {
    if (userId == null) {
      connections.removeFromAddress(address);
    } else {
      connections.removeFromUser(userId);
    }
  }
}
