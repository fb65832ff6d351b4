package io.workbins.api;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the query parameter {@code subresources}: {@code *}, or names with commas between them. */
final class Subresources {

  static final String ALL = "*";

  private Subresources() {}

  /** Whether one of this name is asked for. */
  static boolean named(@Nullable String subresources, String name) {
    return subresources != null
        && Arrays.stream(subresources.split(","))
            .map(String::strip)
            .anyMatch(part -> part.equals(ALL) || part.equals(name));
  }
}
