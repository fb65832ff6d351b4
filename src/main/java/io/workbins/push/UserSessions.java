package io.workbins.push;

import io.workbins.identity.directory.User;
import io.workbins.notification.PresenceTracker;
import io.workbins.push.cometd.WorkbinsServerSession;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.ServerSessionImpl;

/**
 * The CometD sessions of each user, oldest first. A session belongs to the user of its handshake
 * until it ends; its life is drawn at {@link WorkbinsServerSession}.
 */
@Singleton
public final class UserSessions implements BayeuxServer.SessionListener {

  private static final int MAX_LOGGED_ID_LENGTH = 8;

  private final Map<String, List<ServerSessionImpl>> byUserId = new ConcurrentHashMap<>();
  private final PresenceTracker presence;

  UserSessions(PresenceTracker presence) {
    this.presence = presence;
  }

  /** The sessions of a user, oldest first. */
  public List<ServerSessionImpl> of(String userId) {
    return byUserId.getOrDefault(userId, List.of());
  }

  static User user(ServerSession session) {
    return ((WorkbinsServerSession) session).user();
  }

  /** The client id for logs, shortened: whoever knows a whole one has a part of the credentials. */
  static String shortId(ServerSession session) {
    int length = Math.min(session.getId().length() / 2, MAX_LOGGED_ID_LENGTH);
    return session.getId().substring(0, length) + '…';
  }

  @Override
  public void sessionAdded(ServerSession session, ServerMessage message) {
    var user = (User) message.getBayeuxContext().getUserPrincipal();
    ((WorkbinsServerSession) session).assign(user);
    byUserId.compute(
        user.id(),
        (id, sessions) -> {
          var more =
              sessions == null ? new ArrayList<ServerSessionImpl>(1) : new ArrayList<>(sessions);
          more.add((ServerSessionImpl) session);
          if (sessions == null) {
            presence.userOnline(id);
          }
          return List.copyOf(more);
        });
  }

  @Override
  public void sessionRemoved(ServerSession session, ServerMessage message, boolean timeout) {
    byUserId.computeIfPresent(
        user(session).id(),
        (id, sessions) -> {
          var fewer = sessions.stream().filter(s -> s != session).toList();
          if (!fewer.isEmpty()) {
            return fewer;
          }
          presence.userOffline(id);
          return null;
        });
  }

  /** The number of sessions of all users. Iterates over all users: for metrics only. */
  double size() {
    return byUserId.values().stream().mapToInt(List::size).sum();
  }

  /** The number of queued messages. Iterates over all sessions: for metrics only. */
  double queued() {
    return byUserId.values().stream()
        .flatMap(List::stream)
        .mapToInt(s -> s.getQueue().size())
        .sum();
  }
}
