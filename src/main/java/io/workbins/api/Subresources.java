package io.workbins.api;

import io.workbins.api.error.InvalidValueException;
import io.workbins.workbin.MediaType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the query parameter {@code subresources}: {@code *}, or names with commas between them. */
public final class Subresources {

  private static final String ALL = "*";

  private Subresources() {}

  /** Whether one of this name is asked for. */
  public static boolean named(@Nullable String subresources, String name) {
    return subresources != null
        && Arrays.stream(subresources.split(","))
            .map(String::strip)
            .anyMatch(part -> part.equals(ALL) || part.equals(name));
  }

  /**
   * Which content of a workbin is asked for.
   *
   * @throws InvalidValueException if there is no such content
   */
  public static Set<MediaType> media(@Nullable String subresources) {
    var media = EnumSet.noneOf(MediaType.class);
    if (subresources == null) {
      return media;
    }
    for (var part : subresources.split(",", -1)) {
      var name = part.strip();
      if (name.equals(ALL)) {
        return EnumSet.allOf(MediaType.class);
      }
      media.add(
          MediaType.ofSubresource(name)
              .orElseThrow(
                  () ->
                      new InvalidValueException(
                          "subresources must be *, or of chat, email, workitem, openmedia, tweet,"
                              + " facebook and facebooksession")));
    }
    return media;
  }
}
