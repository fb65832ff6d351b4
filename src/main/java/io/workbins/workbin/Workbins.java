package io.workbins.workbin;

import io.workbins.subscription.WorkbinRef;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Adds interactions to workbins, pulls them, and notifies the subscribers: none after an {@code
 * Unsubscribed} message, all after a {@code Subscribed} message. No call blocks. A stage fails with
 * {@link ContentConflictException} if the content does not allow the change, and with {@link
 * io.workbins.notification.StoreUnavailableException} if the store cannot be reached; nothing has
 * changed then.
 */
public interface Workbins {

  /** The maximum number of interactions in a workbin. */
  int MAX_INTERACTIONS = 10_000;

  /** Returns the reference number of the change. */
  CompletionStage<Long> add(WorkbinRef workbinRef, Interaction interaction);

  /**
   * Pulls an interaction of any media type.
   *
   * @return the reference number of the change
   */
  CompletionStage<Long> pull(WorkbinRef workbinRef, String interactionId);

  /**
   * Pulls an interaction if it has this media type.
   *
   * @return the reference number of the change
   */
  CompletionStage<Long> pull(WorkbinRef workbinRef, String interactionId, MediaType media);

  /** The interactions of a workbin, oldest first. */
  CompletionStage<List<Interaction>> content(WorkbinRef workbinRef);

  /** The workbins that have interactions, in any order. Lists all: not for commands. */
  CompletionStage<List<WorkbinRef>> withContent();

  /** Removes all interactions of a workbin, without notifications. */
  CompletionStage<Void> clear(WorkbinRef workbinRef);
}
