package io.workbins.push;

import io.workbins.identity.directory.User;
import io.workbins.notification.PresenceTracker;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.ServerSessionImpl;

/**
 * Which CometD sessions a user has, oldest first. A session belongs to the user who shook hands for
 * it, for ever; whoever looks for a session of a user finds no other.
 */
@Singleton
public final class UserSessions implements BayeuxServer.SessionListener {

  private static final String USER = UserSessions.class.getName();

  private final Map<String, List<ServerSessionImpl>> byUserId = new ConcurrentHashMap<>();
  private final PresenceTracker presence;

  UserSessions(PresenceTracker presence) {
    this.presence = presence;
  }

  /** The sessions of the user with this id, oldest first. */
  public List<ServerSessionImpl> of(String userId) {
    return byUserId.getOrDefault(userId, List.of());
  }

  /** The session with this id, if it is the user's. */
  public Optional<ServerSessionImpl> of(User user, String sessionId) {
    return of(user.id()).stream().filter(session -> session.getId().equals(sessionId)).findFirst();
  }

  /** Whose session this is. */
  static User user(ServerSession session) {
    return (User) session.getAttribute(USER);
  }

  @Override
  public void sessionAdded(ServerSession session, ServerMessage message) {
    var user = (User) message.getBayeuxContext().getUserPrincipal();
    session.setAttribute(USER, user);
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

  /** How many sessions there are. Looks at every user: for metrics, not for commands. */
  double size() {
    return byUserId.values().stream().mapToInt(List::size).sum();
  }

  /**
   * How many messages wait in all sessions. Looks at every session: for metrics, not for commands.
   */
  double queued() {
    return byUserId.values().stream()
        .flatMap(List::stream)
        .mapToInt(s -> s.getQueue().size())
        .sum();
  }
}
