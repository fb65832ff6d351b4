package io.workbins.push.relay;

import io.workbins.identity.directory.User;
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

  /** Creates the relay of a WebSocket; empty on a single node. */
  public Optional<WebSocketRelay> relay(User user, WebSocketConnection connection) {
    return resolver.isCluster()
        ? Optional.of(new WebSocketRelay(resolver, client, user, connection))
        : Optional.empty();
  }
}
