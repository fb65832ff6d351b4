package io.workbins.subscription;

import io.workbins.notification.Presence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Since when users with subscriptions have had no session. After a grace period nobody expects them
 * back ({@code workbins-api.md} sections 7.3 and 10).
 */
public final class Absences implements Presence.Listener {

  private final Map<String, Instant> since = new ConcurrentHashMap<>();
  private final Presence presence;
  private final Duration grace;
  private final Clock clock;

  /**
   * Begins to watch.
   *
   * @param grace how long users may be away
   */
  public Absences(Presence presence, Duration grace, Clock clock) {
    this.presence = presence;
    this.grace = grace;
    this.clock = clock;
    presence.listen(this);
  }

  @Override
  public void came(String userId) {
    since.remove(userId);
  }

  @Override
  public void left(String userId) {
    since.put(userId, clock.instant());
  }

  /** A user subscribes, which one can do without a session: its time runs, too. */
  void subscribed(String userId) {
    if (!presence.isPresent(userId)) {
      since.putIfAbsent(userId, clock.instant());
      if (presence.isPresent(userId)) {
        // it came between the two looks
        since.remove(userId);
      }
    }
  }

  /** Those whose time is up. Each is named once. */
  public List<String> takeOverdue() {
    var latest = clock.instant().minus(grace);
    var overdue = new ArrayList<String>();
    since.forEach(
        (userId, left) -> {
          if (!left.isAfter(latest) && since.remove(userId, left)) {
            overdue.add(userId);
          }
        });
    return overdue;
  }
}
