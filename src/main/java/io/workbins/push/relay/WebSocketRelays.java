package io.workbins.push.relay;

import io.workbins.identity.directory.User;
import io.workbins.push.cometd.WebSocketConnection;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes the relay of each WebSocket; none where there are no other nodes. */
@Singleton
public final class WebSocketRelays {

  private final SessionNodeResolver resolver;
  private final NodeWebSocketClient client;

  WebSocketRelays(SessionNodeResolver resolver, NodeWebSocketClient client) {
    this.resolver = resolver;
    this.client = client;
  }

  /** The relay of a WebSocket; empty if there are no other nodes. */
  public Optional<WebSocketRelay> relay(User user, WebSocketConnection connection) {
    return resolver.isCluster()
        ? Optional.of(new WebSocketRelay(resolver, client, user, connection))
        : Optional.empty();
  }
}
