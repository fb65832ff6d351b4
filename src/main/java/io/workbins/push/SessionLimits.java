package io.workbins.push;

import io.workbins.identity.directory.UsersRemovedEvent;
import io.workbins.push.PushMetrics.Drop;
import io.workbins.push.cometd.WorkbinsServerSession;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Queue;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.ext.AcknowledgedMessagesExtension;
import org.jboss.logging.Logger;

/**
 * What happens to clients that take more than their share. Too many sessions of one user: the
 * oldest goes, and its client, if it is still there, is told to stay away, since clients that come
 * back would push each other out for ever. Too many messages waiting in one session, be it unsent
 * or unacknowledged: the session goes, and its client handshakes anew. Both are counted and logged.
 */
@Singleton
final class SessionLimits
    implements BayeuxServer.SessionListener,
        ServerSession.QueueMaxedListener,
        AcknowledgedMessagesExtension.Listener {

  private static final Logger LOG = Logger.getLogger(SessionLimits.class);

  private final UserSessions sessions;
  private final CometDConfig config;
  private final PushMetrics metrics;

  SessionLimits(UserSessions sessions, CometDConfig config, PushMetrics metrics) {
    this.sessions = sessions;
    this.config = config;
    this.metrics = metrics;
  }

  @Override
  public void sessionAdded(ServerSession session, ServerMessage message) {
    session.addListener(this);
    var all = sessions.of(UserSessions.user(session).id());
    int tooMany = all.size() - config.maxSessionsPerUser();
    // all of them, not one: of handshakes at the same time, the last to look sees every session
    for (var oldest : all.subList(0, Math.max(tooMany, 0))) {
      if (((WorkbinsServerSession) oldest).drop()) {
        metrics.dropped(Drop.LIMIT);
        LOG.warnf(
            "%s has more than %d CometD sessions: ending the oldest, %s",
            UserSessions.user(session), config.maxSessionsPerUser(), oldest.getId());
        oldest.disconnect();
      }
    }
  }

  /** Whoever has left the directory may not hear any more. */
  void usersRemoved(@Observes @Priority(UsersRemovedEvent.SESSIONS_END) UsersRemovedEvent gone) {
    for (var userId : gone.userIds()) {
      for (var session : sessions.of(userId)) {
        LOG.infof("%s has left the directory: ending CometD session %s", userId, session.getId());
        session.disconnect();
      }
    }
  }

  @Override
  public boolean queueMaxed(
      ServerSession session,
      Queue<ServerMessage> queue,
      ServerSession sender,
      ServerMessage message) {
    drop(session);
    return false;
  }

  @Override
  public void onBatchQueueMaxed(ServerSession session, Queue<ServerMessage> queue) {
    drop(session);
  }

  /**
   * Ends a session; called with its lock held, so that ending it, which calls others, has to wait
   * for another thread.
   */
  private void drop(ServerSession session) {
    var dropped = (WorkbinsServerSession) session;
    if (!dropped.drop()) {
      return;
    }
    LOG.warnf(
        "%s does not take its messages, %d are waiting: ending CometD session %s",
        UserSessions.user(session), config.maxQueue(), session.getId());
    dropped.getBayeuxServer().schedule(() -> end(dropped), 0);
  }

  private void end(WorkbinsServerSession session) {
    session.getBayeuxServer().removeServerSession(session, true);
    session.destroyScheduler();
    metrics.dropped(Drop.QUEUE);
  }
}
