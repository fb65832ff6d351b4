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

/** Absences of the users of a single node, in memory. Thread-safe. */
@Singleton
@Typed(InMemoryAbsences.class)
public final class InMemoryAbsences implements Absences, PresenceTracker.Listener {

  private final Map<String, Instant> offlineSince = new ConcurrentHashMap<>();
  private final PresenceTracker presence;
  private final Duration gracePeriod;
  private final Clock clock;

  @Inject
  InMemoryAbsences(PresenceTracker presence, SubscriptionConfig config) {
    this(presence, config.grace(), Clock.systemUTC());
  }

  /**
   * Registers with the presence tracker.
   *
   * @param gracePeriod how long a user may be without a session
   */
  public InMemoryAbsences(PresenceTracker presence, Duration gracePeriod, Clock clock) {
    this.presence = presence;
    this.gracePeriod = gracePeriod;
    this.clock = clock;
    presence.addListener(this);
  }

  @Override
  public void userOnline(String userId) {
    offlineSince.remove(userId);
  }

  @Override
  public void userOffline(String userId) {
    offlineSince.put(userId, clock.instant());
  }

  /** Starts the grace period of a user who subscribes without a session. */
  void onSubscribe(String userId) {
    if (!presence.isOnline(userId)) {
      offlineSince.putIfAbsent(userId, clock.instant());
      if (presence.isOnline(userId)) {
        // the user came online between the two checks
        offlineSince.remove(userId);
      }
    }
  }

  /** {@inheritDoc} Returns each user once. */
  @Override
  public CompletionStage<List<String>> expiredUsers() {
    var latest = clock.instant().minus(gracePeriod);
    var expired = new ArrayList<String>();
    offlineSince.forEach(
        (userId, since) -> {
          if (!since.isAfter(latest) && offlineSince.remove(userId, since)) {
            expired.add(userId);
          }
        });
    return CompletableFuture.completedFuture(expired);
  }
}
