package io.workbins.api.command;

import io.workbins.api.error.InvalidValueException;
import io.workbins.http.PlainText;

/** Checks ids of requests. */
public final class Ids {

  private static final int MAX_LENGTH = 200;

  private Ids() {}

  /**
   * Checks an id and removes the blanks around it.
   *
   * @param what the name of the id in error messages
   * @throws InvalidValueException if it is blank, too long or not {@linkplain PlainText plain}
   */
  public static String checked(String what, String text) {
    var id = text.strip();
    if (text.isBlank()) {
      throw new InvalidValueException(what + " must not be blank");
    }
    if (id.length() > MAX_LENGTH) {
      throw new InvalidValueException(
          "%s must have at most %d characters".formatted(what, MAX_LENGTH));
    }
    if (id.contains("\t")) {
      throw notPlain(what);
    }
    plain(what, text);
    if (id.equals(".") || id.equals("..")) {
      throw new InvalidValueException(what + " must not be . or .., which no URL can have");
    }
    return id;
  }

  /**
   * Checks a name that a client may have made up.
   *
   * @param what the name of the text in error messages
   * @throws InvalidValueException if it is too long or not {@linkplain PlainText plain}
   */
  static String name(String what, String text) {
    if (text.length() > MAX_LENGTH) {
      throw new InvalidValueException(
          "%s must have at most %d characters".formatted(what, MAX_LENGTH));
    }
    return plain(what, text);
  }

  /**
   * Checks a name that is compared or shown as it is.
   *
   * @param what the name of the text in error messages
   * @throws InvalidValueException if it is not {@linkplain PlainText plain}
   */
  public static String plain(String what, String text) {
    if (!isPlain(text)) {
      throw notPlain(what);
    }
    return text;
  }

  /** The text without blanks of any kind around it: line breaks and no-break spaces, too. */
  static String stripped(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char character) {
    return Character.getType(character) == Character.SPACE_SEPARATOR
        || "\t\n\u000b\f\r".indexOf(character) >= 0;
  }

  private static InvalidValueException notPlain(String what) {
    return new InvalidValueException(what + " must not have control or formatting characters");
  }

  private static boolean isPlain(String text) {
    return PlainText.is(text.replace('\t', ' '));
  }
}
