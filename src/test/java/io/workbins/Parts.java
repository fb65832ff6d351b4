package io.workbins;

import io.workbins.notification.PresenceTracker;
import io.workbins.notification.RecordingNotificationBus;
import io.workbins.subscription.Absences;
import io.workbins.subscription.SubscriptionRegistry;
import io.workbins.workbin.ContentLimits;
import io.workbins.workbin.Workbins;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** One implementation of each port, for the contract tests. */
public interface Parts {

  /** The grace period of absent users. */
  Duration GRACE = Duration.ofMinutes(5);

  int MAX_SUBSCRIPTIONS = 1_000;

  /** Room for many small interactions, and for some large ones in a few workbins. */
  ContentLimits CONTENT = new ContentLimits(4_000_000, 5_000_000, 6_000_000);

  SubscriptionRegistry subscriptions();

  Workbins workbins();

  Absences absences();

  PresenceTracker presence();

  /** The notifications so far. Waits until all pending ones are recorded. */
  RecordingNotificationBus bus();

  /** Advances the clock of absences. */
  void advance(Duration time);

  /** Waits for the result of a stage; throws the exception of a failed stage. */
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
