package io.workbins.http;

/**
 * The rule for ids and names: no control, format or line separator characters, and no unpaired
 * surrogates (the Unicode categories Cc, Cf, Zl, Zp and Cs). Such characters break log lines,
 * change the direction of the text around them, or make two ids look the same. Letters of any
 * language and emoji without joiners are plain.
 */
public final class PlainText {

  private PlainText() {}

  /** Whether a text follows the rule. */
  public static boolean is(String text) {
    return text.codePoints().allMatch(PlainText::isPlain);
  }

  /**
   * Replaces each character that breaks the rule by its escape sequence, such as {@code \u2028}.
   */
  public static String escape(String text) {
    if (is(text)) {
      return text;
    }
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            codePoint -> {
              if (isPlain(codePoint)) {
                escaped.appendCodePoint(codePoint);
              } else {
                for (char c : Character.toChars(codePoint)) {
                  escaped.append("\\u%04x".formatted((int) c));
                }
              }
            });
    return escaped.toString();
  }

  private static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
