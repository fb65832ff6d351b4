package io.workbins.api.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.workbins.api.error.ApiException;
import io.workbins.identity.directory.User;
import io.workbins.notification.WireOwner;
import io.workbins.subscription.Owner;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * What a POST on workbins can ask for; {@code operationName} in the body says which. A bean of this
 * type is all that a new one takes.
 */
interface WorkbinOperation {

  /** How many workbins a request may name. */
  enum Scope {
    /** One, in the path. */
    ONE,
    /** One in the path, or several in {@code workbinIds}. */
    ANY,
    /** None: it is about all there are. */
    ALL
  }

  /** The names it goes by. */
  Set<String> names();

  /** How many workbins it is for. */
  Scope scope();

  /**
   * Does it. Must not block.
   *
   * @return what became of each workbin, in the order of the request; fails if it cannot be done:
   *     nothing has changed then
   * @throws ApiException if the request is wrong
   */
  CompletionStage<List<Done>> apply(Request request);

  /**
   * A checked request.
   *
   * @param name which of the {@link #names()} it used
   * @param caller who asks
   * @param owner whose workbins, which the caller may act on
   * @param workbinIds which workbins, all of them known; empty if it is about all
   * @param body the body, an object
   */
  record Request(String name, User caller, Owner owner, List<String> workbinIds, JsonNode body) {}

  /**
   * That it was done to one workbin.
   *
   * @param workbinId the workbin
   * @param owner whose
   * @param referenceId the reference number that messages about it carry
   */
  record Done(String workbinId, WireOwner owner, long referenceId) {

    /** Short, for the log. */
    @Override
    public String toString() {
      return workbinId + "=" + referenceId;
    }
  }
}
