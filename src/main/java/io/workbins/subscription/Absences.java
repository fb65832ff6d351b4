package io.workbins.subscription;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Since when users with subscriptions have had no session. After a grace period nobody expects them
 * back ({@code workbins-api.md} sections 7.3 and 10).
 */
public interface Absences {

  /** Some of those whose time is up, for their subscriptions to be ended. Does not block. */
  CompletionStage<List<String>> expiredUsers();
}
