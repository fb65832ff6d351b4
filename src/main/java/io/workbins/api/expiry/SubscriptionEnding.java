package io.workbins.api.expiry;

import io.micrometer.core.instrument.MeterRegistry;
import io.workbins.notification.EndReason;
import io.workbins.subscription.SubscriptionRegistry;
import io.workbins.subscription.WorkbinRef;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Ends subscriptions without an Unsubscribe, and counts and logs them by cause. */
@Singleton
public final class SubscriptionEnding {

  private static final Logger LOG = Logger.getLogger(SubscriptionEnding.class);
  private static final String LOGOUT = "logout";

  private final SubscriptionRegistry subscriptions;
  private final MeterRegistry meters;

  public SubscriptionEnding(SubscriptionRegistry subscriptions, MeterRegistry meters) {
    this.subscriptions = subscriptions;
    this.meters = meters;
    count(LOGOUT, 0);
    for (var reason : EndReason.values()) {
      count(cause(reason), 0);
    }
  }

  /** Ends all subscriptions of a user who logs out: {@code EndContactCenterSession}. */
  public CompletionStage<?> logout(String userId) {
    return counted(userId, LOGOUT, subscriptions.endAll(userId, null));
  }

  /** Ends all subscriptions of a user. */
  CompletionStage<?> endAll(String userId, EndReason reason) {
    return counted(userId, cause(reason), subscriptions.endAll(userId, reason));
  }

  /** Ends some subscriptions of a user. */
  CompletionStage<?> end(String userId, Set<WorkbinRef> workbinRefs, EndReason reason) {
    return counted(userId, cause(reason), subscriptions.end(userId, workbinRefs, reason));
  }

  private CompletionStage<?> counted(
      String userId, String cause, CompletionStage<Map<WorkbinRef, Long>> ending) {
    return ending.whenComplete(
        (ended, error) -> {
          if (error != null) {
            LOG.warnf("User %s: subscriptions not ended by %s: %s", userId, cause, error);
          } else if (!ended.isEmpty()) {
            count(cause, ended.size());
            LOG.debugf("User %s: subscriptions ended by %s: %s", userId, cause, ended);
          }
        });
  }

  private void count(String cause, int subscriptionsEnded) {
    meters.counter("workbins.subscriptions.ended", "cause", cause).increment(subscriptionsEnded);
  }

  private static String cause(EndReason reason) {
    return switch (reason) {
      case Absent -> "absence";
      case PermissionRevoked -> "permission-revoked";
      case WorkbinRemoved -> "workbin-removed";
      case UserRemoved -> "user-removed";
    };
  }
}
