package io.workbins.http.connection;

import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts open connections: all, by address, and by user. Thread-safe. */
@Singleton
final class OpenConnections {

  /** Connections on which health is served when there are too many for anything else. */
  private static final int SPARE = 32;

  private static final String NO_ADDRESS = "";

  private final int max;
  private final Counts byAddress;
  private final Counts byUser;
  private final AtomicInteger open;
  private final ConnectionMetrics metrics;

  OpenConnections(ConnectionConfig config, ConnectionMetrics metrics) {
    this.max = config.connections();
    this.byAddress = new Counts(config.connectionsPerAddress());
    this.byUser = new Counts(config.connectionsPerUser());
    this.open = metrics.open();
    this.metrics = metrics;
  }

  /** Adds an open connection. Returns false if it must be closed. */
  boolean add(Channel channel) {
    var address =
        channel.remoteAddress() instanceof InetSocketAddress socket
            ? ClientAddress.of(socket.getAddress().getHostAddress())
            : NO_ADDRESS;
    if (open.get() >= max) {
      metrics.closed(CloseReason.CONNECTIONS);
      return false;
    }
    if (!byAddress.add(address)) {
      metrics.closed(CloseReason.ADDRESS);
      return false;
    }
    boolean isSpare = open.incrementAndGet() > max - SPARE;
    var connection = new ClientConnection(this, address, isSpare);
    connection.attachTo(channel);
    channel.closeFuture().addListener(closed -> connection.closed());
    return true;
  }

  void addTo(String userId) {
    if (!byUser.add(userId)) {
      metrics.closed(CloseReason.USER);
      throw new TooManyConnectionsException();
    }
  }

  void removeFromUser(String userId) {
    byUser.remove(userId);
  }

  void removeFromAddress(String address) {
    byAddress.remove(address);
  }

  void remove() {
    open.decrementAndGet();
  }
}
