package io.workbins.push.transport;

import io.workbins.push.UserSessions;
import java.text.ParseException;
import java.util.Collection;
import java.util.Optional;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.CometDRequest;
import org.cometd.server.ServerSessionImpl;
import org.cometd.server.http.JSONHttpTransport;

/**
 * CometD's long-polling transport, except that it finds the session of a request among the sessions
 * of the caller, without CometD's cookie. The session of another user is unknown.
 */
final class LongPollingTransport extends JSONHttpTransport {

  private final UserSessions sessions;

  LongPollingTransport(BayeuxServerImpl bayeux, UserSessions sessions) {
    super(bayeux);
    this.sessions = sessions;
  }

  /**
   * The client id of the first message of a body; empty if there is none, and of a handshake, which
   * any node takes.
   */
  Optional<String> clientId(String body) {
    try {
      return parseMessages(body).stream()
          .findFirst()
          .filter(message -> !Channel.META_HANDSHAKE.equals(message.getChannel()))
          .map(ServerMessage.Mutable::getClientId);
    } catch (ParseException | RuntimeException e) {
      return Optional.empty(); // the transport answers with 400
    }
  }

  /** Whether all messages of a body are a {@code /meta/disconnect}. */
  boolean onlyDisconnects(String body) {
    try {
      return parseMessages(body).stream()
          .allMatch(message -> Channel.META_DISCONNECT.equals(message.getChannel()));
    } catch (ParseException | RuntimeException e) {
      return true; // the transport answers with 400
    }
  }

  @Override
  protected Collection<ServerSessionImpl> findCurrentSessions(CometDRequest request) {
    return sessions.of(((LongPollingRequest) request).user().id());
  }
}
