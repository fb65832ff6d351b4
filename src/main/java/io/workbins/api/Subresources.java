package io.workbins.api;

import io.workbins.api.error.InvalidValueException;
import io.workbins.workbin.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The query parameter {@code subresources}: {@code *}, or names separated by commas. */
public final class Subresources {

  private Subresources() {}

  /** Whether the parameter selects this name. */
  public static boolean named(List<String> subresources, String name) {
    return ListParameter.names(subresources).stream()
        .anyMatch(part -> part.equals(ListParameter.ALL) || part.equals(name));
  }

  /**
   * The media types that the parameter selects.
   *
   * @throws InvalidValueException if a name is unknown
   */
  public static Set<MediaType> media(List<String> subresources) {
    var media = EnumSet.noneOf(MediaType.class);
    for (var name : ListParameter.names(subresources)) {
      if (name.equals(ListParameter.ALL)) {
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
