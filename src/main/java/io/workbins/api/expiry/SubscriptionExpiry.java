package io.workbins.api.expiry;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.workbins.notification.EndReason;
import io.workbins.subscription.Absences;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Ends all subscriptions of users who are absent for longer than the grace period. */
@Singleton
final class SubscriptionExpiry {

  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

  private final Absences absences;
  private final SubscriptionEnding ending;

  SubscriptionExpiry(Absences absences, SubscriptionEnding ending) {
    this.absences = absences;
    this.ending = ending;
  }

  void start(@Observes StartupEvent start, Vertx vertx) {
    vertx.setPeriodic(
        CHECK_INTERVAL.toMillis(),
        timer ->
            absences
                .expiredUsers()
                .thenAccept(
                    expired -> expired.forEach(userId -> ending.endAll(userId, EndReason.Absent))));
  }
}
