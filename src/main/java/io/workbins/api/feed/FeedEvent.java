package io.workbins.api.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.workbins.api.command.Ids;
import io.workbins.api.command.InteractionBody;
import io.workbins.api.error.ApiException;
import io.workbins.api.error.InvalidValueException;
import io.workbins.api.error.MissingParameterException;
import io.workbins.api.error.ResourceNotFoundException;
import io.workbins.identity.directory.Directory;
import io.workbins.notification.ContentChange.Action;
import io.workbins.subscription.Owner;
import io.workbins.subscription.WorkbinRef;
import io.workbins.workbin.Interaction;
import io.workbins.workbin.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An event of the feed: the message that it becomes ({@code workbins-api.md} section 5.2), with an
 * owner.
 *
 * @param action the change
 * @param workbinRef the changed workbin
 * @param interaction the added or removed interaction
 */
record FeedEvent(Action action, WorkbinRef workbinRef, Interaction interaction) {

  /**
   * Reads an event.
   *
   * @throws ApiException if the event is invalid, or its workbin or owner is unknown
   */
  static FeedEvent of(JsonNode json, Directory directory) {
    var workbinId = Ids.checked("workbin id", text(json, "id"));
    if (directory.workbin(workbinId).isEmpty()) {
      throw new ResourceNotFoundException("There is no such workbin");
    }
    return new FeedEvent(
        action(text(json, "action")),
        new WorkbinRef(workbinId, owner(json, directory)),
        interaction(json));
  }

  private static Action action(String name) {
    return Stream.of(Action.values())
        .filter(action -> action.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new InvalidValueException("action must be ItemAdded or ItemRemoved"));
  }

  private static Owner owner(JsonNode json, Directory directory) {
    List<Owner> owners = new ArrayList<>();
    if (json.has("workbinUserId")) {
      var id = text(json, "workbinUserId");
      owners.add(existing(Optional.of(id).filter(directory::hasUser).map(Owner.User::new), "user"));
    }
    if (json.has("agentGroup")) {
      var name = text(json, "agentGroup");
      owners.add(
          existing(
              directory.agentGroup(name).map(members -> new Owner.AgentGroup(name)),
              "agent group"));
    }
    if (json.has("placeGroup")) {
      var name = text(json, "placeGroup");
      owners.add(
          existing(
              directory.placeGroup(name).map(members -> new Owner.PlaceGroup(name)),
              "place group"));
    }
    if (owners.isEmpty()) {
      throw new MissingParameterException(
          "One of workbinUserId, agentGroup and placeGroup must be given");
    }
    if (owners.size() > 1) {
      throw new InvalidValueException(
          "Only one of workbinUserId, agentGroup and placeGroup must be given");
    }
    return owners.get(0);
  }

  private static <T> T existing(Optional<T> owner, String what) {
    return owner.orElseThrow(() -> new ResourceNotFoundException("There is no such " + what));
  }

  private static Interaction interaction(JsonNode json) {
    for (var property : json.properties()) {
      var media = MediaType.ofStateResource(property.getKey());
      if (media.isPresent()) {
        var state = property.getValue();
        return Interaction.received(
            media.get(), InteractionBody.id(state), Instant.now(), InteractionBody.userData(state));
      }
    }
    throw new MissingParameterException(
        "The interaction must be given, such as emailStateResourceV2");
  }

  private static String text(JsonNode json, String name) {
    var value = json.path(name);
    if (value.isMissingNode()) {
      throw new MissingParameterException(name + " must be given");
    }
    if (!value.isTextual()) {
      throw new InvalidValueException(name + " must be a string");
    }
    return Ids.plain(name, value.asText());
  }
}
