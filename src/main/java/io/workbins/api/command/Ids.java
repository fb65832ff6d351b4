package io.workbins.api.command;

import io.workbins.api.error.InvalidValueException;

/** Checks ids of requests. */
public final class Ids {

  private static final int MAX_LENGTH = 200;

  private Ids() {}

  /**
   * Checks an id and removes the blanks around it.
   *
   * @param what the name of the id in error messages
   * @throws InvalidValueException if it is blank, too long or has control characters
   */
  public static String checked(String what, String text) {
    var id = text.strip();
    if (isBlank(text)) {
      throw new InvalidValueException(what + " must not be blank");
    }
    if (id.length() > MAX_LENGTH) {
      throw new InvalidValueException(
          "%s must have at most %d characters".formatted(what, MAX_LENGTH));
    }
    if (hasControls(text) || id.contains("\t")) {
      throw new InvalidValueException(what + " must not have control characters");
    }
    return id;
  }

  /** Whether a text has blanks only. A tab is a blank; other control characters are not. */
  static boolean isBlank(String text) {
    return text.isBlank() && !hasControls(text);
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t');
  }
}
