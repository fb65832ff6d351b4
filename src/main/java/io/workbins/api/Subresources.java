package io.workbins.api;

import io.workbins.api.error.InvalidValueException;
import io.workbins.workbin.MediaType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code subresources}: {@code *}, or names separated by commas. */
public final class Subresources {

  private static final String ALL = "*";

  private Subresources() {}

  /** Whether the parameter selects this name. */
  public static boolean named(@Nullable String subresources, String name) {
    return subresources != null
        && Arrays.stream(subresources.split(","))
            .map(String::strip)
            .anyMatch(part -> part.equals(ALL) || part.equals(name));
  }

  /**
   * The media types that the parameter selects.
   *
   * @throws InvalidValueException if a name is unknown
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
                          "subresources must be *, or some of chat, email, workitem, openmedia, tweet,"
                              + " facebook and facebooksession")));
    }
    return media;
  }
}
