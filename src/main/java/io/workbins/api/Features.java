package io.workbins.api;

import io.workbins.identity.directory.User;

/**
 * What a user without a feature sees of it: nothing, as if the function did not exist ({@code
 * workbins-api.md} section 8.4).
 */
final class Features {

  private Features() {}

  /**
   * Lets a user with multimedia pass.
   *
   * @throws Failure.NotFound for others
   */
  static void requireMultimedia(User caller) {
    if (!caller.hasMultimedia()) {
      throw new Failure.NotFound(
          "There are no workbins for this user: the feature api-multimedia is missing");
    }
  }
}
