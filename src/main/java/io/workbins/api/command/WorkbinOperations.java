package io.workbins.api.command;

import io.quarkus.arc.All;
import io.workbins.api.error.InvalidValueException;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The operations there are, by their names. */
@Singleton
final class WorkbinOperations {

  private final Map<String, WorkbinOperation> byName = new HashMap<>();

  WorkbinOperations(@All List<WorkbinOperation> operations) {
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
