package io.workbins.cluster.eventlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.workbins.workbin.Interaction;
import io.workbins.workbin.MediaType;

/** Encodes interactions as JSON for Redis. The media type is stored separately. */
public final class InteractionCodec {

  private final ObjectMapper json;

  public InteractionCodec(ObjectMapper json) {
    this.json = json;
  }

  @RegisterForReflection
  record StoredInteraction(String id, String receivedDate, String userData) {}

  public String encode(Interaction interaction) {
    try {
      return json.writeValueAsString(
          new StoredInteraction(
              interaction.id(), interaction.receivedDate(), interaction.userData()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the interaction cannot be written as JSON", e);
    }
  }

  public Interaction decode(String media, String text) {
    try {
      var stored = json.readValue(text, StoredInteraction.class);
      return new Interaction(
          MediaType.valueOf(media), stored.id(), stored.receivedDate(), stored.userData());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the stored interaction cannot be parsed", e);
    }
  }
}
