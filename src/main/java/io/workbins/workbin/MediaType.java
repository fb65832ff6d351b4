package io.workbins.workbin;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an interaction can be ({@code workbins-api.md} section 4.3). */
public enum MediaType {
  CHAT,
  EMAIL,
  WORKITEM,
  OPENMEDIA,
  TWEET,
  FACEBOOK,
  FACEBOOKSESSION;

  private final String subresource = name().toLowerCase(Locale.ROOT);

  /** The name in the query parameter {@code subresources}, such as {@code email}. */
  public String subresource() {
    return subresource;
  }

  /** The property of a workbin that has its content of this kind, such as {@code emails}. */
  public String collection() {
    return subresource + "s";
  }

  /** The property of an event that has the interaction, such as {@code emailStateResourceV2}. */
  public String stateResource() {
    return subresource + "StateResourceV2";
  }

  /** The end of the names of its operations, such as {@code Email} of {@code AddEmail}. */
  public String operationSuffix() {
    return name().charAt(0) + subresource.substring(1);
  }

  /** The media with this name in the query parameter {@code subresources}. */
  public static Optional<MediaType> ofSubresource(String name) {
    return Stream.of(values()).filter(media -> media.subresource.equals(name)).findFirst();
  }

  /** The media with this property in events. */
  public static Optional<MediaType> ofStateResource(String property) {
    return Stream.of(values()).filter(media -> media.stateResource().equals(property)).findFirst();
  }
}
