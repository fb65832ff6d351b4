package io.workbins.workbin;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * An interaction, serialized as the state resource of a message ({@code workbins-api.md} section
 * 5.2).
 *
 * @param media not serialized: the name of the enclosing property says it
 * @param receivedDate in the format {@code 2016-04-08 15:05:57.000+0000}
 * @param userData the attached key-value pairs: a JSON object, as text
 */
public record Interaction(
    @JsonIgnore MediaType media, String id, String receivedDate, @JsonRawValue String userData) {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSZ", Locale.ROOT).withZone(ZoneOffset.UTC);

  public static Interaction received(
      MediaType media, String id, Instant receivedAt, String userData) {
    return new Interaction(media, id, DATE.format(receivedAt), userData);
  }

  /** Always empty: this service does not handle interactions. */
  @JsonProperty
  public List<String> capabilities() {
    return List.of();
  }

  /** Always empty: an interaction in a workbin has no participants. */
  @JsonProperty
  public List<String> participants() {
    return List.of();
  }
}
