package io.workbins.workbin;

import io.workbins.subscription.WorkbinRef;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Puts interactions into workbins and takes them out, and tells those who subscribed: no event
 * follows an {@code Unsubscribed}, and none is missing after a {@code Subscribed}. No call blocks.
 * A stage fails with a {@link ContentConflictException} where the workbin is not such that it could
 * be done, and with {@link io.workbins.notification.StoreUnavailableException} where what is kept
 * cannot be reached: nothing has changed then.
 */
public interface Workbins {

  /** How many interactions a workbin takes. */
  int MOST = 10_000;

  /**
   * Puts an interaction into a workbin.
   *
   * @return the reference number of the change
   */
  CompletionStage<Long> add(WorkbinRef workbinRef, Interaction interaction);

  /**
   * Takes an interaction of any media out of a workbin.
   *
   * @return the reference number of the change
   */
  CompletionStage<Long> pull(WorkbinRef workbinRef, String interactionId);

  /**
   * Takes an interaction out of a workbin if it is of this media.
   *
   * @return the reference number of the change
   */
  CompletionStage<Long> pull(WorkbinRef workbinRef, String interactionId, MediaType media);

  /** What lies in a workbin, in the order in which it came. */
  CompletionStage<List<Interaction>> content(WorkbinRef workbinRef);
}
