package io.workbins.notification;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The users who have at least one session on this node. Thread-safe. */
@Singleton
public class PresenceTracker {

  private final Set<String> onlineUsers = ConcurrentHashMap.newKeySet();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** No call may block. Calls for one user come one after another. */
  public interface Listener {

    /** The user has a first session. */
    void userOnline(String userId);

    /** The last session of the user ended. */
    void userOffline(String userId);
  }

  /** Adds a listener to all later changes. */
  public void addListener(Listener listener) {
    listeners.add(listener);
  }

  /** Must be called when the first session of a user begins. */
  public void userOnline(String userId) {
    onlineUsers.add(userId);
    listeners.forEach(listener -> listener.userOnline(userId));
  }

  /** Must be called when the last session of a user ended. */
  public void userOffline(String userId) {
    onlineUsers.remove(userId);
    listeners.forEach(listener -> listener.userOffline(userId));
  }

  /** The ids of all users with a session on this node. */
  public Set<String> onlineUsers() {
    return Set.copyOf(onlineUsers);
  }

  /** Whether a user has a session on this node. */
  public boolean isOnline(String userId) {
    return onlineUsers.contains(userId);
  }
}
