package io.workbins.api.desktop;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.workbins.identity.directory.UsersRemovedEvent;
import io.workbins.subscription.Absences;
import io.workbins.subscription.SubscriptionRegistry;
import io.workbins.subscription.WorkbinRef;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Ends all subscriptions of users who are absent for longer than the grace period, log out, or are
 * removed from the directory, and counts them by cause.
 */
@Singleton
public final class SubscriptionExpiry {

  private static final Logger LOG = Logger.getLogger(SubscriptionExpiry.class);
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

  private final SubscriptionRegistry subscriptions;
  private final Absences absences;
  private final MeterRegistry meters;

  SubscriptionExpiry(SubscriptionRegistry subscriptions, Absences absences, MeterRegistry meters) {
    this.subscriptions = subscriptions;
    this.absences = absences;
    this.meters = meters;
    for (var cause : Cause.values()) {
      count(cause, 0);
    }
  }

  /** Why subscriptions end without an Unsubscribe. */
  public enum Cause {
    /** The user has had no CometD session for the grace period. */
    ABSENCE,
    /** The user has logged out: {@code EndContactCenterSession}. */
    LOGOUT,
    /** The user was removed from the directory. */
    USER_REMOVED
  }

  void start(@Observes StartupEvent start, Vertx vertx) {
    vertx.setPeriodic(
        CHECK_INTERVAL.toMillis(),
        timer ->
            absences
                .expiredUsers()
                .thenAccept(expired -> expired.forEach(userId -> end(userId, Cause.ABSENCE))));
  }

  void usersRemoved(
      @Observes @Priority(UsersRemovedEvent.SUBSCRIPTIONS_END) UsersRemovedEvent removed) {
    removed.userIds().forEach(userId -> end(userId, Cause.USER_REMOVED));
  }

  /** Ends all subscriptions of a user, each with a notification. */
  public CompletionStage<Map<WorkbinRef, Long>> end(String userId, Cause cause) {
    return subscriptions
        .endAll(userId)
        .whenComplete(
            (ended, error) -> {
              if (error != null) {
                LOG.warnf("User %s: subscriptions not ended by %s: %s", userId, cause, error);
              } else if (!ended.isEmpty()) {
                count(cause, ended.size());
                LOG.debugf("User %s: subscriptions ended by %s: %s", userId, cause, ended);
              }
            });
  }

  private void count(Cause cause, int subscriptionsEnded) {
    meters
        .counter(
            "workbins.subscriptions.ended",
            "cause",
            cause.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .increment(subscriptionsEnded);
  }
}
