package io.workbins.push;

import io.workbins.push.PushMetrics.Drop;
import jakarta.inject.Singleton;
import java.util.Queue;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.ServerSessionImpl;
import org.cometd.server.ext.AcknowledgedMessagesExtension;
import org.jboss.logging.Logger;

/**
 * What happens to clients that take more than their share. Too many sessions of one user: the
 * oldest goes. Too many messages waiting in one session, be it unsent or unacknowledged: the
 * session goes, and its client, if it is still there, handshakes anew. Both are counted and logged.
 */
@Singleton
final class SessionLimits
    implements BayeuxServer.SessionListener,
        ServerSession.QueueMaxedListener,
        AcknowledgedMessagesExtension.Listener {

  private static final Logger LOG = Logger.getLogger(SessionLimits.class);
  private static final String DOOMED = SessionLimits.class.getName();

  private final UserSessions sessions;
  private final PushConfig config;
  private final PushMetrics metrics;

  SessionLimits(UserSessions sessions, PushConfig config, PushMetrics metrics) {
    this.sessions = sessions;
    this.config = config;
    this.metrics = metrics;
  }

  @Override
  public void sessionAdded(ServerSession session, ServerMessage message) {
    session.addListener(this);
    var all = sessions.of(UserSessions.user(session).id());
    if (all.size() > config.maxSessionsPerUser()) {
      var oldest = all.get(0);
      metrics.dropped(Drop.LIMIT);
      LOG.warnf(
          "%s has more than %d CometD sessions: ending the oldest, %s",
          UserSessions.user(session), config.maxSessionsPerUser(), oldest.getId());
      oldest.disconnect();
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
    if (session.getAttribute(DOOMED) != null) {
      return;
    }
    session.setAttribute(DOOMED, true);
    metrics.dropped(Drop.QUEUE);
    LOG.warnf(
        "%s does not take its messages, %d are waiting: ending CometD session %s",
        UserSessions.user(session), config.maxQueue(), session.getId());
    var doomed = (ServerSessionImpl) session;
    doomed.getBayeuxServer().schedule(() -> end(doomed), 0);
  }

  private static void end(ServerSessionImpl session) {
    session.getBayeuxServer().removeServerSession(session, true);
    session.destroyScheduler();
  }
}
