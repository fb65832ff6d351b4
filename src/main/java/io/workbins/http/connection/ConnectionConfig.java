package io.workbins.http.connection;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of connections. */
@ConfigMapping(prefix = "workbins.limits")
public interface ConnectionConfig {

  /** Bytes sent to a WebSocket that its client has not received. */
  @WithDefault("1M")
  MemorySize unread();

  /** Bytes that all clients together have not received. */
  @WithDefault("16M")
  MemorySize unreadTotal();

  /** How long a client may leave unread what it was sent. */
  @WithDefault("10S")
  Duration unreadTime();

  /** How long a request may take to arrive; a feed: its headers. */
  @WithDefault("10S")
  Duration requestTime();

  /** Open connections, HTTP and WebSocket. The last 32 serve only {@code /q/health}. */
  @WithDefault("20000")
  int connections();

  /** Connections of a user, HTTP and WebSocket. */
  @WithDefault("500")
  int connectionsPerUser();

  /** Connections from an address on which nobody has signed in. */
  @WithDefault("1000")
  int connectionsPerAddress();
}
