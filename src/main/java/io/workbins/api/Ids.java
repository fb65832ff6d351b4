package io.workbins.api;

/** What all ids have in common. */
final class Ids {

  private static final int LONGEST = 200;

  private Ids() {}

  /**
   * The id, without the blanks around it.
   *
   * @param what what the message calls it, at the start of a sentence
   * @throws Failure.Invalid if it is blank, too long or has control characters
   */
  static String checked(String what, String text) {
    var id = text.strip();
    if (isBlank(text)) {
      throw new Failure.Invalid(what + " is not blank");
    }
    if (id.length() > LONGEST) {
      throw new Failure.Invalid("%s has at most %d characters".formatted(what, LONGEST));
    }
    if (hasControls(text) || id.contains("\t")) {
      throw new Failure.Invalid(what + " has no control characters");
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
