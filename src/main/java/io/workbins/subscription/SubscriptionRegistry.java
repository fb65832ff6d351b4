package io.workbins.subscription;

import io.workbins.notification.EndReason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes users to workbins, unsubscribes them, and notifies them. No call blocks. A change is
 * visible to all later calls as soon as its stage completes. A stage fails with {@link
 * io.workbins.notification.StoreUnavailableException} if the store cannot be reached; nothing has
 * changed then.
 */
public interface SubscriptionRegistry {

  /** More subscriptions end in slices of so many, between which others are served. */
  int MAX_ENDED_AT_ONCE = 500;

  /**
   * Returns the reference number of each workbin, in the order of the command. Fails with {@link
   * TooManySubscriptionsException} if the user would have too many.
   */
  CompletionStage<Map<String, Long>> apply(SubscriptionCommand command);

  /** The subscriptions of a user, oldest first. */
  CompletionStage<List<Subscription>> of(String subscriberId);

  /**
   * Ends all subscriptions of a user, with one notification each.
   *
   * @param reason null if the user ended them
   * @return the reference number of each, oldest subscription first
   */
  CompletionStage<Map<WorkbinRef, Long>> endAll(String subscriberId, @Nullable EndReason reason);

  /**
   * Ends subscriptions of a user, with one notification each. Those that the user does not have are
   * ignored.
   *
   * @return the reference number of each that ended, oldest subscription first
   */
  CompletionStage<Map<WorkbinRef, Long>> end(
      String subscriberId, Set<WorkbinRef> workbinRefs, EndReason reason);

  /** The number of subscriptions of all users. May lag behind concurrent changes. */
  long size();
}
