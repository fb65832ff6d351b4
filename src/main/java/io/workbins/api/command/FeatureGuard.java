package io.workbins.api.command;

import io.workbins.api.error.ResourceNotFoundException;
import io.workbins.identity.directory.User;

/**
 * Checks the features of a user. A function whose feature is missing is refused with 404 ({@code
 * workbins-api.md} section 8.4).
 */
public final class FeatureGuard {

  private FeatureGuard() {}

  /**
   * Requires the feature of all workbin operations.
   *
   * @throws ResourceNotFoundException if the user lacks it
   */
  public static void requireMultimedia(User caller) {
    if (!caller.hasMultimedia()) {
      throw new ResourceNotFoundException(
          "There are no workbins for this user: the feature api-multimedia is missing");
    }
  }
}
