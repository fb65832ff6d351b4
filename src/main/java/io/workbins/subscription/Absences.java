package io.workbins.subscription;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Tracks how long users with subscriptions have been without a session. Their subscriptions end
 * after the grace period ({@code workbins-api.md} sections 7.3 and 10).
 */
public interface Absences {

  /**
   * The ids of users whose grace period is over; possibly not all of them in one call. Does not
   * block.
   */
  CompletionStage<List<String>> expiredUsers();
}
