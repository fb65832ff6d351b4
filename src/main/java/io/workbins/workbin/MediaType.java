package io.workbins.workbin;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The media type of an interaction ({@code workbins-api.md} section 4.3). */
public enum MediaType {
  CHAT,
  EMAIL,
  WORKITEM,
  OPENMEDIA,
  TWEET,
  FACEBOOK,
  FACEBOOKSESSION;

  private final String subresource = name().toLowerCase(Locale.ROOT);

  /** The value of the query parameter {@code subresources}, such as {@code email}. */
  public String subresource() {
    return subresource;
  }

  /** The property of a workbin that lists interactions of this media, such as {@code emails}. */
  public String collection() {
    return subresource + "s";
  }

  /** The property of a message that holds the interaction, such as {@code emailStateResourceV2}. */
  public String stateResource() {
    return subresource + "StateResourceV2";
  }

  /** The suffix of operation names, such as {@code Email} in {@code AddEmail}. */
  public String operationSuffix() {
    return name().charAt(0) + subresource.substring(1);
  }

  /** The media type with this {@link #subresource}. */
  public static Optional<MediaType> ofSubresource(String name) {
    return Stream.of(values()).filter(media -> media.subresource.equals(name)).findFirst();
  }

  /** The media type with this {@link #stateResource}. */
  public static Optional<MediaType> ofStateResource(String property) {
    return Stream.of(values()).filter(media -> media.stateResource().equals(property)).findFirst();
  }
}
