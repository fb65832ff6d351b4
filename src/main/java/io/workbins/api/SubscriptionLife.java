package io.workbins.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.workbins.identity.directory.UsersGone;
import io.workbins.notification.Presence;
import io.workbins.subscription.Absences;
import io.workbins.subscription.Subscriptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Ends the subscriptions of those who ask for it no more, and counts them by the cause. */
@Singleton
final class SubscriptionLife {

  private static final Logger LOG = Logger.getLogger(SubscriptionLife.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Subscriptions subscriptions;
  private final Absences absences;
  private final MeterRegistry meters;

  SubscriptionLife(Subscriptions subscriptions, Absences absences, MeterRegistry meters) {
    this.subscriptions = subscriptions;
    this.absences = absences;
    this.meters = meters;
    for (var cause : Cause.values()) {
      count(cause, 0);
    }
  }

  /** Why subscriptions end without an operation on them. */
  enum Cause {
    /** The user has had no CometD session for the grace period. */
    ABSENCE,
    /** The user has logged out: {@code EndContactCenterSession}. */
    LOGOUT,
    /** The user has left the directory. */
    USER_GONE
  }

  /** Watches who is away. */
  static final class Watching {

    @Produces
    @Singleton
    Absences absences(Presence presence, SubscriptionConfig config) {
      return new Absences(presence, config.grace(), Clock.systemUTC());
    }
  }

  void start(@Observes StartupEvent start, Vertx vertx) {
    vertx.setPeriodic(
        LOOK_EVERY.toMillis(),
        timer -> absences.takeOverdue().forEach(userId -> end(userId, Cause.ABSENCE)));
  }

  void usersGone(@Observes @Priority(UsersGone.SUBSCRIPTIONS_END) UsersGone gone) {
    gone.userIds().forEach(userId -> end(userId, Cause.USER_GONE));
  }

  /** Ends all subscriptions of a user, and tells it where it has a session to hear so. */
  void end(String userId, Cause cause) {
    var ended = subscriptions.endAll(userId);
    if (!ended.isEmpty()) {
      count(cause, ended.size());
      LOG.debugf("User %s: subscriptions ended by %s: %s", userId, cause, ended);
    }
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
