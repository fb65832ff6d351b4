package io.workbins.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.workbins.workbin.Interaction;
import io.workbins.workbin.Media;
import java.util.LinkedHashMap;
import java.util.Map;

/** Interactions as text, in Redis. */
final class InteractionText {

  private final ObjectMapper json;

  InteractionText(ObjectMapper json) {
    this.json = json;
  }

  /** What is kept of an interaction beside its media. */
  @RegisterForReflection
  record Kept(String id, String receivedDate, Map<String, Object> userData) {}

  String of(Interaction interaction) {
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

  Interaction interaction(String media, String text) {
    try {
      var kept = json.readValue(text, Kept.class);
      return new Interaction(Media.valueOf(media), kept.id(), kept.receivedDate(), kept.userData());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("this is no interaction of ours", e);
    }
  }
}
