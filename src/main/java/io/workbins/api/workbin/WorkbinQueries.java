package io.workbins.api.workbin;

import io.workbins.api.Fields;
import io.workbins.api.Subresources;
import io.workbins.api.command.CommandReply;
import io.workbins.api.command.WorkbinIds;
import io.workbins.api.error.ApiException;
import io.workbins.api.error.ResourceNotFoundException;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.User;
import io.workbins.subscription.Owner;
import io.workbins.subscription.WorkbinRef;
import io.workbins.workbin.Interaction;
import io.workbins.workbin.MediaType;
import io.workbins.workbin.Workbin;
import io.workbins.workbin.Workbins;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one caller reads of workbins ({@code workbins-api.md} sections 4.1 to 4.3). */
final class WorkbinQueries {

  private final Directory directory;
  private final Workbins workbins;
  private final User caller;
  private final UnaryOperator<String> links;

  /**
   * A reading.
   *
   * @param links makes an absolute URL of a path below the root of the API
   */
  WorkbinQueries(Directory directory, Workbins workbins, User caller, UnaryOperator<String> links) {
    this.directory = directory;
    this.workbins = workbins;
    this.caller = caller;
    this.links = links;
  }

  /** All workbins of the types that are wanted: an array. */
  Map<String, Object> list(Predicate<Workbin.Type> wanted, @Nullable String fields) {
    var all =
        directory.workbins().stream()
            .filter(workbin -> wanted.test(workbin.type()))
            .map(this::properties)
            .toList();
    return Fields.reply(Fields.list("workbins", fields, all));
  }

  /**
   * One workbin.
   *
   * @param subresources which content to show, if any
   * @throws ApiException if there is no such workbin or no such content
   */
  CompletionStage<Map<String, Object>> one(
      String workbinId, @Nullable String subresources, Owner owner) {
    return view(known(workbinId), Subresources.media(subresources), owner)
        .thenApply(view -> Fields.reply(Map.of("workbin", view)));
  }

  /** Several workbins: an object, by their ids. Those that do not exist are said to have failed. */
  CompletionStage<Map<String, Object>> several(
      String workbinIds, @Nullable String subresources, Owner owner) {
    var media = Subresources.media(subresources);
    var found = new LinkedHashMap<String, CompletableFuture<Map<String, Object>>>();
    var failed = new ArrayList<CommandReply.Failed>();
    for (var id : WorkbinIds.several(workbinIds)) {
      directory
          .workbin(id)
          .ifPresentOrElse(
              workbin -> found.put(id, view(workbin, media, owner).toCompletableFuture()),
              () -> failed.add(CommandReply.Failed.unknown(id)));
    }
    if (found.isEmpty()) {
      throw noWorkbin();
    }
    return CompletableFuture.allOf(found.values().toArray(CompletableFuture[]::new))
        .thenApply(
            read -> {
              var views = new LinkedHashMap<String, Object>();
              found.forEach((id, view) -> views.put(id, view.join()));
              return several(views, failed);
            });
  }

  private static Map<String, Object> several(
      Map<String, Object> views, List<CommandReply.Failed> failed) {
    if (failed.isEmpty()) {
      return Fields.reply(Map.of("workbins", views));
    }
    var reply = Fields.reply(Map.of("workbins", views, "failed", failed));
    reply.put("statusCode", 7);
    return reply;
  }

  /** The content of one media of a workbin, such as {@code emails}: an array. */
  CompletionStage<Map<String, Object>> collection(
      String workbinId, String collection, @Nullable String fields, Owner owner) {
    return collection(workbinId, collection, owner)
        .thenApply(content -> Fields.reply(Fields.list(collection, fields, content)));
  }

  /** One interaction in a workbin. */
  CompletionStage<Map<String, Object>> interaction(
      String workbinId, String collection, String interactionId, Owner owner) {
    return collection(workbinId, collection, owner)
        .thenApply(
            content ->
                content.stream()
                    .filter(properties -> interactionId.equals(properties.get("id")))
                    .findFirst()
                    .map(properties -> Fields.reply(Map.of("interaction", properties)))
                    .orElseThrow(
                        () ->
                            new ResourceNotFoundException(
                                "There is no such interaction in this workbin")));
  }

  private CompletionStage<List<Map<String, Object>>> collection(
      String workbinId, String collection, Owner owner) {
    var workbin = known(workbinId);
    var media =
        Stream.of(MediaType.values())
            .filter(each -> each.collection().equals(collection))
            .findFirst()
            .orElseThrow(() -> new ResourceNotFoundException("A workbin has no " + collection));
    return content(workbin, owner)
        .thenApply(
            content ->
                content.stream()
                    .filter(interaction -> interaction.media() == media)
                    .map(interaction -> properties(workbin, interaction, owner))
                    .toList());
  }

  private CompletionStage<Map<String, Object>> view(
      Workbin workbin, Set<MediaType> media, Owner owner) {
    var view = properties(workbin);
    if (media.isEmpty()) {
      return CompletableFuture.completedFuture(view);
    }
    return content(workbin, owner)
        .thenApply(
            content -> {
              content.stream()
                  .filter(interaction -> media.contains(interaction.media()))
                  .forEach(
                      interaction ->
                          collection(view, interaction.media())
                              .add(properties(workbin, interaction, owner)));
              return view;
            });
  }

  @SuppressWarnings("unchecked") // put there by this method
  private static List<Object> collection(Map<String, Object> view, MediaType media) {
    return (List<Object>) view.computeIfAbsent(media.collection(), key -> new ArrayList<Object>());
  }

  private Map<String, Object> properties(Workbin workbin) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("id", workbin.id());
    properties.put("workbinName", workbin.workbinName());
    properties.put("displayName", workbin.displayName());
    properties.put("type", workbin.type().name());
    properties.put("uri", links.apply("/workbins/" + workbin.id()));
    return properties;
  }

  private Map<String, Object> properties(Workbin workbin, Interaction interaction, Owner owner) {
    return InteractionView.properties(workbin.id(), interaction, owner, links);
  }

  private CompletionStage<List<Interaction>> content(Workbin workbin, Owner owner) {
    return workbins.content(WorkbinRef.of(caller.id(), workbin.id(), owner));
  }

  private Workbin known(String workbinId) {
    var id = WorkbinIds.one(workbinId).get(0);
    return directory.workbin(id).orElseThrow(WorkbinQueries::noWorkbin);
  }

  private static ApiException noWorkbin() {
    return new ResourceNotFoundException("There is no such workbin");
  }
}
