package io.workbins.push.transport;

import io.workbins.push.UserSessions;
import java.util.Collection;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.CometDRequest;
import org.cometd.server.ServerSessionImpl;
import org.cometd.server.http.JSONHttpTransport;

/**
 * CometD's long-polling, except for where it looks for the session of a request: among those of the
 * caller, and nowhere else. A client id of somebody else is thus unknown, and clients that keep no
 * cookies need none.
 */
final class LongPollingTransport extends JSONHttpTransport {

  private final UserSessions sessions;

  LongPollingTransport(BayeuxServerImpl bayeux, UserSessions sessions) {
    super(bayeux);
    this.sessions = sessions;
  }

  @Override
  protected Collection<ServerSessionImpl> findCurrentSessions(CometDRequest request) {
    return sessions.of(((LongPollingRequest) request).user().id());
  }
}
