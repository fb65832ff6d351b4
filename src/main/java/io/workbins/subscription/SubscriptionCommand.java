package io.workbins.subscription;

import java.util.List;

/**
 * A validated request of a user to subscribe to or unsubscribe from workbins of one owner.
 *
 * @param subscriberId the id of the calling user
 * @param owner the owner of the workbins, as named in the request
 * @param workbinIds at least one id, without duplicates, in the order of the request
 */
public record SubscriptionCommand(
    String subscriberId, Operation operation, Owner owner, List<String> workbinIds) {

  /** Both operations are idempotent: a repeat succeeds and is notified again. */
  public enum Operation {
    SUBSCRIBE,
    UNSUBSCRIBE
  }

  public SubscriptionCommand {
    workbinIds = List.copyOf(workbinIds);
    if (workbinIds.isEmpty()) {
      throw new IllegalArgumentException("workbinIds must not be empty");
    }
  }
}
