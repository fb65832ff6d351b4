package io.workbins.push.relay;

import io.workbins.identity.AuthenticatedUser;
import io.workbins.push.cometd.WebSocketConnection;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Creates the relay of each WebSocket. */
@Singleton
public final class WebSocketRelays {

  private final SessionNodeResolver resolver;
  private final NodeWebSocketClient client;

  WebSocketRelays(SessionNodeResolver resolver, NodeWebSocketClient client) {
    this.resolver = resolver;
    this.client = client;
  }

  /** Creates the relay of a WebSocket; empty on a single node, and if another node relays it. */
  public Optional<WebSocketRelay> relay(AuthenticatedUser caller, WebSocketConnection connection) {
    return resolver.isCluster() && !NodeWebSocketClient.isRelayed(connection)
        ? Optional.of(new WebSocketRelay(resolver, client, caller, connection))
        : Optional.empty();
  }
}
