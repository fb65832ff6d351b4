package io.workbins.cluster.eventlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.workbins.workbin.Interaction;
import io.workbins.workbin.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Interactions as text, in Redis. */
public final class InteractionCodec {

  private final ObjectMapper json;

  public InteractionCodec(ObjectMapper json) {
    this.json = json;
  }

  /** What is kept of an interaction beside its media. */
  @RegisterForReflection
  record Kept(String id, String receivedDate, Map<String, Object> userData) {}

  public String encode(Interaction interaction) {
    try {
      return json.writeValueAsString(
          new Kept(
              interaction.id(),
              interaction.receivedDate(),
              new LinkedHashMap<>(interaction.userData())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an interaction is always valid JSON", e);
    }
  }

  public Interaction decode(String media, String text) {
    try {
      var kept = json.readValue(text, Kept.class);
      return new Interaction(
          MediaType.valueOf(media), kept.id(), kept.receivedDate(), kept.userData());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("this is no interaction of ours", e);
    }
  }
}
