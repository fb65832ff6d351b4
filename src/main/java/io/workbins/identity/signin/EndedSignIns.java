package io.workbins.identity.signin;

import java.util.concurrent.CompletionStage;

/**
 * The sign-ins that ended before their expiry. Their tokens are valid otherwise, since nodes store
 * no sign-ins. Thread-safe. No call blocks.
 */
public interface EndedSignIns {

  /** Whether a sign-in may be used. */
  enum State {
    ACTIVE,
    /** Ended within the last 10 s: desktops disconnect after they have logged out. */
    ENDING,
    ENDED
  }

  State state(SignIn signIn);

  /**
   * Ends a sign-in on every node.
   *
   * @return completes when the end is stored
   */
  CompletionStage<Void> end(SignIn signIn);

  /**
   * Ends all sign-ins of a user up to now, at once and on every node.
   *
   * @return completes when the end is stored
   */
  CompletionStage<Void> endAll(String userId);
}
