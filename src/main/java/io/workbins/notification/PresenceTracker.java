package io.workbins.notification;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Which users are there to be told anything. Whoever has their sessions says so here, and whoever
 * keeps something for them listens, neither knowing the other.
 */
@Singleton
public class PresenceTracker {

  private final Set<String> present = ConcurrentHashMap.newKeySet();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** Who wants to know. It must not block; of one user, calls come one after another. */
  public interface Listener {

    /** The user has a session now, and had none. */
    void userOnline(String userId);

    /** The user's last session is gone. */
    void userOffline(String userId);
  }

  /** Adds a listener to all that happens from now on. */
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /** Says that a user has a session now. */
  public void userOnline(String userId) {
    present.add(userId);
    listeners.forEach(listener -> listener.userOnline(userId));
  }

  /** Says that a user has no session any more. */
  public void userOffline(String userId) {
    present.remove(userId);
    listeners.forEach(listener -> listener.userOffline(userId));
  }

  /** Those who have a session. */
  public Set<String> present() {
    return Set.copyOf(present);
  }

  /** Whether a user has a session. */
  public boolean isPresent(String userId) {
    return present.contains(userId);
  }
}
