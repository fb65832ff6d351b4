package io.workbins.push;

import io.workbins.push.PushMetrics.DropReason;
import io.workbins.push.cometd.QueueBytes;
import io.workbins.push.cometd.WorkbinsServerSession;
import jakarta.inject.Singleton;
import java.util.Queue;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.ext.AcknowledgedMessagesExtension;
import org.jboss.logging.Logger;

/**
 * Ends sessions that exceed a limit.
 *
 * <ul>
 *   <li>Too many sessions of one user: the oldest is disconnected with the advice not to reconnect,
 *       since reconnecting clients would end each other's sessions in turn.
 *   <li>Too many messages or bytes in one session, unsent or unacknowledged: the session and its
 *       WebSocket end, and its client handshakes again.
 * </ul>
 */
@Singleton
final class SessionLimits
    implements BayeuxServer.SessionListener,
        ServerSession.QueueMaxedListener,
        AcknowledgedMessagesExtension.Listener {

  private static final Logger LOG = Logger.getLogger(SessionLimits.class);

  /** The status code of a WebSocket whose client is to come back later (RFC 6455). */
  private static final int TRY_AGAIN_LATER = 1013;

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
    session.addListener(
        new QueueBytes(
            session,
            ((WorkbinsServerSession) session).getQueue(),
            config.maxQueueBytes().asLongValue(),
            this));
    var all = sessions.of(UserSessions.user(session).id());
    int excess = all.size() - config.maxSessionsPerUser();
    // all in excess, not one: after concurrent handshakes, the last call sees every session
    for (var oldest : all.subList(0, Math.max(excess, 0))) {
      if (((WorkbinsServerSession) oldest).drop()) {
        metrics.dropped(DropReason.LIMIT);
        LOG.warnf(
            "%s has more than %d CometD sessions: ending the oldest, %s",
            UserSessions.user(session), config.maxSessionsPerUser(), UserSessions.shortId(oldest));
        oldest.disconnect();
      }
    }
  }

  @Override
  public boolean queueMaxed(
      ServerSession session,
      Queue<ServerMessage> queue,
      ServerSession sender,
      ServerMessage message) {
    drop(session, queue);
    return false;
  }

  @Override
  public void onBatchQueueMaxed(ServerSession session, Queue<ServerMessage> queue) {
    drop(session, queue);
  }

  /**
   * Ends a session on another thread: CometD calls this with the lock of the session, and the end
   * of a session calls listeners.
   */
  private void drop(ServerSession session, Queue<ServerMessage> queue) {
    var dropped = (WorkbinsServerSession) session;
    if (!dropped.drop()) {
      return;
    }
    LOG.warnf(
        "%s does not take its messages, %d are waiting: ending CometD session %s",
        UserSessions.user(session), queue.size(), UserSessions.shortId(session));
    dropped.getBayeuxServer().schedule(() -> end(dropped), 0);
  }

  private void end(WorkbinsServerSession session) {
    session.getBayeuxServer().removeServerSession(session, true);
    session.destroyScheduler();
    session.closeWebSocket(TRY_AGAIN_LATER, "messages are not taken");
    metrics.dropped(DropReason.QUEUE);
  }
}
