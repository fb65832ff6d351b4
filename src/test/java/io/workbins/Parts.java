package io.workbins;

import io.workbins.notification.PresenceTracker;
import io.workbins.notification.RecordingNotificationBus;
import io.workbins.subscription.Absences;
import io.workbins.subscription.SubscriptionRegistry;
import io.workbins.workbin.Workbins;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** One implementation of each port, put together, for the contracts that all of them keep. */
public interface Parts {

  /** How long users may be away. */
  Duration GRACE = Duration.ofMinutes(5);

  SubscriptionRegistry subscriptions();

  Workbins workbins();

  Absences absences();

  PresenceTracker presence();

  /** What was told so far, to whom. Waits until all that was caused is told. */
  RecordingNotificationBus told();

  /** Lets time go on for those who are away. */
  void letPass(Duration time);

  /** Waits for what a stage completes with, or throws what it fails with. */
  static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
