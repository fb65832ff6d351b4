package io.workbins.workbin;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What lies in a workbin, as its state resource shows it ({@code workbins-api.md} section 5.2).
 *
 * @param media what it is, which the property says that it stands under
 * @param id its id
 * @param receivedDate when it came in, as {@code 2016-04-08 15:05:57.000+0000}
 * @param userData what is attached to it
 */
public record Interaction(
    @JsonIgnore MediaType media, String id, String receivedDate, Map<String, ?> userData) {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSZ", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** An interaction that came in at this moment. */
  public static Interaction received(
      MediaType media, String id, Instant when, Map<String, ?> userData) {
    return new Interaction(media, id, DATE.format(when), userData);
  }

  /** What can be done with it: nothing is, here. */
  @JsonProperty
  public List<String> capabilities() {
    return List.of();
  }

  /** Who takes part in it: nobody, while it lies in a workbin. */
  @JsonProperty
  public List<String> participants() {
    return List.of();
  }
}
