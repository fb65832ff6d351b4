package io.workbins.subscription;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Subscribes users to workbins and unsubscribes them, and tells them so. What was done before a
 * stage completes is never lost to those who ask after it. A stage fails with {@link
 * io.workbins.notification.StoreUnavailableException} where what is kept cannot be reached: nothing
 * has changed then.
 */
public interface SubscriptionRegistry {

  /**
   * Applies the command. Does not block.
   *
   * @return the reference number of each workbin, in the order of the command
   */
  CompletionStage<Map<String, Long>> apply(SubscriptionCommand command);

  /** What a user is subscribed to, in the order in which it subscribed. */
  CompletionStage<List<Subscription>> of(String subscriberId);

  /**
   * Ends all subscriptions of a user, each with a notification of its own. Does not block.
   *
   * @return the reference number of each, in the order in which the user subscribed
   */
  CompletionStage<Map<WorkbinRef, Long>> endAll(String subscriberId);

  /** How many subscriptions there are, of all users. May lag behind changes under way. */
  long size();
}
