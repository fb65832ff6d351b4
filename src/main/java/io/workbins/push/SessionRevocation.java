package io.workbins.push;

import io.workbins.identity.directory.DirectoryChangedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.cometd.server.ServerSessionImpl;
import org.jboss.logging.Logger;

/**
 * Ends the sessions of users who leave the directory, or whose account changes. The latter are
 * advised to handshake again, for which they must sign in.
 */
@Singleton
final class SessionRevocation {

  private static final Logger LOG = Logger.getLogger(SessionRevocation.class);

  private final UserSessions sessions;

  SessionRevocation(UserSessions sessions) {
    this.sessions = sessions;
  }

  void directoryChanged(
      @Observes @Priority(DirectoryChangedEvent.SESSIONS_END) DirectoryChangedEvent event) {
    for (var userId : event.removedUserIds()) {
      for (var session : sessions.of(userId)) {
        LOG.infof(
            "User %s is no longer in the directory: ending CometD session %s",
            userId, UserSessions.shortId(session));
        session.disconnect();
      }
    }
    for (var userId : event.changedAccountIds()) {
      for (var session : sessions.of(userId)) {
        LOG.infof(
            "The account of user %s has changed: ending CometD session %s",
            userId, UserSessions.shortId(session));
        adviseHandshake(session);
      }
    }
  }

  private static void adviseHandshake(ServerSessionImpl session) {
    session.getBayeuxServer().removeServerSession(session, true);
    session.flush();
  }
}
