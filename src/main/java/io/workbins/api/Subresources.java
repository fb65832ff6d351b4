package io.workbins.api;

import io.workbins.workbin.Media;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the query parameter {@code subresources}: {@code *}, or names with commas between them. */
final class Subresources {

  private static final String ALL = "*";

  private Subresources() {}

  /** Whether one of this name is asked for. */
  static boolean named(@Nullable String subresources, String name) {
    return subresources != null
        && Arrays.stream(subresources.split(","))
            .map(String::strip)
            .anyMatch(part -> part.equals(ALL) || part.equals(name));
  }

  /**
   * Which content of a workbin is asked for.
   *
   * @throws Failure.Invalid if there is no such content
   */
  static Set<Media> media(@Nullable String subresources) {
    var media = EnumSet.noneOf(Media.class);
    if (subresources == null) {
      return media;
    }
    for (var part : subresources.split(",", -1)) {
      var name = part.strip();
      if (name.equals(ALL)) {
        return EnumSet.allOf(Media.class);
      }
      media.add(
          Media.ofSubresource(name)
              .orElseThrow(
                  () ->
                      new Failure.Invalid(
                          "subresources must be *, or of chat, email, workitem, openmedia, tweet,"
                              + " facebook and facebooksession")));
    }
    return media;
  }
}
