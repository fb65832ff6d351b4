package io.workbins.push.transport;

import io.quarkus.websockets.client.runtime.WebSocketPrincipal;
import io.undertow.websockets.UndertowSession;
import io.workbins.identity.Caller;
import io.workbins.identity.directory.User;
import jakarta.enterprise.context.Dependent;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where WebSockets come in; an instance for each. */
@Dependent
@ServerEndpoint("/api/v2/notifications")
public class NotificationsEndpoint {

  private final Transports transports;
  private @Nullable Socket socket;

  NotificationsEndpoint(Transports transports) {
    this.transports = transports;
  }

  @OnOpen
  void open(Session connection) throws IOException {
    var user = user(connection);
    if (user.isEmpty()) {
      connection.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "not authenticated"));
      return;
    }
    MessageLimit.install(((UndertowSession) connection).getChannel().pipeline());
    socket = transports.open(user.get(), connection);
  }

  @OnMessage
  void receive(String text) {
    if (socket != null) {
      socket.receive(text);
    }
  }

  @OnClose
  void close(CloseReason reason) {
    if (socket != null) {
      transports.closed(socket, reason);
    }
  }

  @OnError
  void fail(Throwable failure) {
    if (socket != null) {
      transports.failed(socket, failure);
    }
  }

  private static Optional<User> user(Session connection) {
    return connection.getUserPrincipal() instanceof WebSocketPrincipal principal
        ? Caller.of(principal.getSecurityIdentity())
        : Optional.empty();
  }
}
