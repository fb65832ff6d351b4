package io.workbins.subscription;

import java.util.List;

/**
 * A checked request of a user to subscribe to or unsubscribe from workbins of one owner.
 *
 * @param subscriberId the id of the calling user
 * @param operation what to do
 * @param owner whose workbins, as the request named them
 * @param workbinIds at least one id, no id twice, in the order of the request
 */
public record SubscriptionCommand(
    String subscriberId, Operation operation, Owner owner, List<String> workbinIds) {

  public SubscriptionCommand {
    workbinIds = List.copyOf(workbinIds);
    if (workbinIds.isEmpty()) {
      throw new IllegalArgumentException("a command needs a workbin");
    }
  }
}
