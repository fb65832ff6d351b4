package io.workbins.api.command;

import io.workbins.api.error.ResourceNotFoundException;
import io.workbins.identity.directory.User;

/**
 * What a user without a feature sees of it: nothing, as if the function did not exist ({@code
 * workbins-api.md} section 8.4).
 */
public final class FeatureGuard {

  private FeatureGuard() {}

  /**
   * Lets a user with multimedia pass.
   *
   * @throws ResourceNotFoundException for others
   */
  public static void requireMultimedia(User caller) {
    if (!caller.hasMultimedia()) {
      throw new ResourceNotFoundException(
          "There are no workbins for this user: the feature api-multimedia is missing");
    }
  }
}
