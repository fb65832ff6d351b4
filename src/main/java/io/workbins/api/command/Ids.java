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
    if (isBlank(text)) {
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
    return id;
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

  /**
   * Whether a text has blanks only. A tab is a blank; other control characters and line separators
   * are not.
   */
  static boolean isBlank(String text) {
    return text.isBlank() && isPlain(text);
  }

  private static InvalidValueException notPlain(String what) {
    return new InvalidValueException(what + " must not have control or formatting characters");
  }

  private static boolean isPlain(String text) {
    return PlainText.is(text.replace('\t', ' '));
  }
}
