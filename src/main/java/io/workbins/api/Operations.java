package io.workbins.api;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The operations there are, by their names. */
@Singleton
final class Operations {

  private final Map<String, WorkbinOperation> byName = new HashMap<>();

  Operations(@All List<WorkbinOperation> operations) {
    for (var operation : operations) {
      operation.names().forEach(name -> byName.put(name, operation));
    }
  }

  /**
   * The operation of this name.
   *
   * @throws Failure.Invalid if there is none
   */
  WorkbinOperation named(String name) {
    var operation = byName.get(name);
    if (operation == null) {
      throw new Failure.Invalid(
          "operationName must be Subscribe, Unsubscribe, UnsubscribeAll, or one of the Add… and"
              + " Pull… operations such as AddEmail");
    }
    return operation;
  }
}
