package io.workbins.identity.directory.file;

import io.workbins.http.PlainText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Checks single values of a directory file. Each fault names the file and the place. */
final class EntryChecks {

  private final String source;

  /**
   * For one directory file.
   *
   * @param source the name of the file
   */
  EntryChecks(String source) {
    this.source = source;
  }

  <E extends Enum<E>> E oneOf(Class<E> type, String place, @Nullable String name) {
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw fault(
        place, "'%s' is none of %s".formatted(name, Arrays.toString(type.getEnumConstants())));
  }

  <T> T required(String place, @Nullable T value) {
    if (value == null || (value instanceof String text && text.isBlank())) {
      throw fault(place, "missing");
    }
    if (value instanceof String text) {
      requirePlain(place, text);
    }
    return value;
  }

  String optional(String place, @Nullable String value) {
    return requirePlain(place, value == null ? "" : value);
  }

  String requirePlain(String place, String text) {
    if (!PlainText.is(text)) {
      throw fault(place, "'%s' has control or formatting characters".formatted(text));
    }
    return text;
  }

  InvalidDirectoryException fault(String place, String fault) {
    return new InvalidDirectoryException(source, place, fault);
  }
}
