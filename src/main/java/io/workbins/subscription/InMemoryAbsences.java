package io.workbins.subscription;

import io.workbins.notification.PresenceTracker;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Absences in the memory of one process, where all sessions are. */
@Singleton
@Typed(InMemoryAbsences.class)
public final class InMemoryAbsences implements Absences, PresenceTracker.Listener {

  private final Map<String, Instant> since = new ConcurrentHashMap<>();
  private final PresenceTracker presence;
  private final Duration grace;
  private final Clock clock;

  @Inject
  InMemoryAbsences(PresenceTracker presence, SubscriptionConfig config) {
    this(presence, config.grace(), Clock.systemUTC());
  }

  /**
   * Begins to watch.
   *
   * @param grace how long users may be away
   */
  public InMemoryAbsences(PresenceTracker presence, Duration grace, Clock clock) {
    this.presence = presence;
    this.grace = grace;
    this.clock = clock;
    presence.listen(this);
  }

  @Override
  public void userOnline(String userId) {
    since.remove(userId);
  }

  @Override
  public void userOffline(String userId) {
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

  /** {@inheritDoc} Each is named once. */
  @Override
  public CompletionStage<List<String>> expiredUsers() {
    var latest = clock.instant().minus(grace);
    var overdue = new ArrayList<String>();
    since.forEach(
        (userId, left) -> {
          if (!left.isAfter(latest) && since.remove(userId, left)) {
            overdue.add(userId);
          }
        });
    return CompletableFuture.completedFuture(overdue);
  }
}
