package io.workbins.api.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.workbins.identity.directory.User;
import io.workbins.notification.WireOwner;
import io.workbins.subscription.Owner;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** An operation of a command; {@code operationName} in the body selects it. */
interface WorkbinOperation {

  /** How many workbins a command with this operation names. */
  enum Scope {
    /** One, in the path. */
    ONE,
    /** One in the path, or several in {@code workbinIds}. */
    ANY,
    /** None: the operation applies to all. */
    ALL
  }

  /** The values of {@code operationName} that select this operation. */
  Set<String> names();

  Scope scope();

  /**
   * Applies the operation. Must not block.
   *
   * @return the outcome of each workbin, in the order of the request; fails without any change
   * @throws io.workbins.api.error.ApiException if the request is invalid
   */
  CompletionStage<List<Done>> apply(Request request);

  /**
   * A checked command.
   *
   * @param name the {@code operationName}, one of {@link #names()}
   * @param caller the user who sends the command
   * @param owner the owner of the workbins, on which the caller may act
   * @param workbinIds the workbins, none for {@link Scope#ALL}
   * @param body the whole body, an object
   */
  record Request(String name, User caller, Owner owner, List<String> workbinIds, JsonNode body) {

    /** The same command on these workbins only. */
    Request of(List<String> someWorkbinIds) {
      return new Request(name, caller, owner, someWorkbinIds, body);
    }
  }

  /**
   * The outcome of one workbin.
   *
   * @param workbinId the workbin
   * @param owner the owner of the workbin
   * @param referenceId the reference number of its notifications
   */
  record Done(String workbinId, WireOwner owner, long referenceId) {

    @Override
    public String toString() {
      return workbinId + "=" + referenceId;
    }
  }
}
