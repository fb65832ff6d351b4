package io.workbins.api.command;

import io.workbins.api.error.InvalidValueException;

/** What all ids have in common. */
public final class Ids {

  private static final int LONGEST = 200;

  private Ids() {}

  /**
   * The id, without the blanks around it.
   *
   * @param what what the message calls it, at the start of a sentence
   * @throws InvalidValueException if it is blank, too long or has control characters
   */
  public static String checked(String what, String text) {
    var id = text.strip();
    if (isBlank(text)) {
      throw new InvalidValueException(what + " is not blank");
    }
    if (id.length() > LONGEST) {
      throw new InvalidValueException("%s has at most %d characters".formatted(what, LONGEST));
    }
    if (hasControls(text) || id.contains("\t")) {
      throw new InvalidValueException(what + " has no control characters");
    }
    return id;
  }

  /** Whether there is nothing but blanks. A tab is one; other control characters are none. */
  static boolean isBlank(String text) {
    return text.isBlank() && !hasControls(text);
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t');
  }
}
