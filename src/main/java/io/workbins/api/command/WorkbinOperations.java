package io.workbins.api.command;

import io.workbins.api.error.InvalidValueException;
import io.workbins.subscription.SubscriptionRegistry;
import io.workbins.workbin.Workbins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All operations, by their names. */
final class WorkbinOperations {

  private final Map<String, WorkbinOperation> byName = new HashMap<>();

  WorkbinOperations(SubscriptionRegistry subscriptions, Workbins workbins) {
    var operations =
        List.of(
            new SubscribeOperation(subscriptions),
            new UnsubscribeAllOperation(subscriptions),
            new AddInteractionOperation(workbins),
            new PullInteractionOperation(workbins));
    for (var operation : operations) {
      operation.names().forEach(name -> byName.put(name, operation));
    }
  }

  /**
   * The operation of this name.
   *
   * @throws InvalidValueException if there is none
   */
  WorkbinOperation named(String name) {
    var operation = byName.get(name);
    if (operation == null) {
      throw new InvalidValueException(
          "operationName must be Subscribe, Unsubscribe, UnsubscribeAll, or one of the Add… and"
              + " Pull… operations such as AddEmail");
    }
    return operation;
  }
}
