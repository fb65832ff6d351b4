package io.workbins.identity.credential;

import java.util.regex.Pattern;

/** A text of a client, for the log: neither forges lines, nor changes their direction or length. */
final class LoggedText {

  private static final int MAX_LENGTH = 100;

  /** Control, format (such as right-to-left), unpaired and unassigned characters, separators. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private LoggedText() {}

  static String of(String text) {
    var cut = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + '…' : text;
    return UNSAFE
        .matcher(cut)
        .replaceAll(match -> "\\\\u%04x".formatted(match.group().codePointAt(0)));
  }
}
