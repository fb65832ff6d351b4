package io.workbins.api.workbin;

import io.vertx.ext.web.RoutingContext;
import io.workbins.api.Fields;
import io.workbins.api.Links;
import io.workbins.api.Subresources;
import io.workbins.api.command.CommandReply.FailedWorkbin;
import io.workbins.api.command.FeatureGuard;
import io.workbins.api.command.OwnerResolver;
import io.workbins.api.command.WorkbinIds;
import io.workbins.api.error.ResourceNotFoundException;
import io.workbins.identity.AuthenticatedUser;
import io.workbins.identity.directory.Directory;
import io.workbins.subscription.Owner;
import io.workbins.subscription.WorkbinRef;
import io.workbins.workbin.Interaction;
import io.workbins.workbin.MediaType;
import io.workbins.workbin.Workbin;
import io.workbins.workbin.Workbins;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads workbins and their content ({@code workbins-api.md} sections 4.1 to 4.3). Does not block.
 */
@Singleton
final class WorkbinQueries {

  private final OwnerResolver owners;
  private final Directory directory;
  private final Workbins workbins;
  private final Links links;

  WorkbinQueries(OwnerResolver owners, Directory directory, Workbins workbins, Links links) {
    this.owners = owners;
    this.directory = directory;
    this.workbins = workbins;
    this.links = links;
  }

  /**
   * The checked caller and owner of a read request.
   *
   * @param callerId the id of the calling user
   * @param owner the owner, as the request names it
   * @param root the base URL of links
   */
  record Scope(String callerId, Owner owner, String root) {}

  /**
   * Checks the owner that a request names.
   *
   * @throws io.workbins.api.error.ApiException if the caller may not read the owner's workbins
   */
  Scope scope(
      RoutingContext ctx,
      @Nullable String userId,
      @Nullable String agentGroup,
      @Nullable String placeGroup) {
    var caller = AuthenticatedUser.in(ctx);
    FeatureGuard.requireMultimedia(caller);
    return new Scope(
        caller.id(), owners.resolve(caller, userId, agentGroup, placeGroup), links.root(ctx));
  }

  /** The reply with all workbins of some types, as an array. */
  Map<String, Object> list(Scope scope, Predicate<Workbin.Type> wanted, List<String> fields) {
    var all =
        directory.workbins().stream()
            .filter(workbin -> wanted.test(workbin.type()))
            .map(workbin -> WorkbinView.properties(workbin, scope.root()))
            .toList();
    return Fields.reply(Fields.list("workbins", fields, all));
  }

  /**
   * The reply with one workbin.
   *
   * @param subresources the content to include, none if empty
   */
  CompletionStage<Map<String, Object>> one(
      Scope scope, String workbinId, List<String> subresources) {
    return view(scope, known(workbinId), Subresources.media(subresources))
        .thenApply(view -> Fields.reply(Map.of("workbin", view)));
  }

  /** The reply with several workbins, as an object by id. Unknown ones are listed as failed. */
  CompletionStage<Map<String, Object>> several(
      Scope scope, List<String> workbinIds, List<String> subresources) {
    var media = Subresources.media(subresources);
    var found = new LinkedHashMap<String, CompletableFuture<Map<String, Object>>>();
    var failed = new ArrayList<FailedWorkbin>();
    for (var id : WorkbinIds.several(workbinIds)) {
      directory
          .workbin(id)
          .ifPresentOrElse(
              workbin -> found.put(id, view(scope, workbin, media).toCompletableFuture()),
              () -> failed.add(FailedWorkbin.unknown(id)));
    }
    if (found.isEmpty()) {
      throw noWorkbin();
    }
    return CompletableFuture.allOf(found.values().toArray(CompletableFuture[]::new))
        .thenApply(
            read -> {
              var views = new LinkedHashMap<String, Object>();
              found.forEach((id, view) -> views.put(id, view.join()));
              return reply(views, failed);
            });
  }

  /** The reply with the content of one media type, such as {@code emails}, as an array. */
  CompletionStage<Map<String, Object>> collection(
      Scope scope, String workbinId, String collection, List<String> fields) {
    return collection(scope, workbinId, collection)
        .thenApply(content -> Fields.reply(Fields.list(collection, fields, content)));
  }

  /** The reply with one interaction of a workbin. */
  CompletionStage<Map<String, Object>> interaction(
      Scope scope, String workbinId, String collection, String interactionId) {
    return collection(scope, workbinId, collection)
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

  private static Map<String, Object> reply(Map<String, Object> views, List<FailedWorkbin> failed) {
    var reply = Fields.reply(Map.of("workbins", views));
    if (!failed.isEmpty()) {
      reply.put("statusCode", 7);
      reply.put("failed", failed);
    }
    return reply;
  }

  private CompletionStage<List<Map<String, Object>>> collection(
      Scope scope, String workbinId, String collection) {
    var workbin = known(workbinId);
    var media =
        Stream.of(MediaType.values())
            .filter(each -> each.collection().equals(collection))
            .findFirst()
            .orElseThrow(() -> new ResourceNotFoundException("A workbin has no " + collection));
    return content(scope, workbin)
        .thenApply(
            content ->
                content.stream()
                    .filter(interaction -> interaction.media() == media)
                    .map(interaction -> InteractionView.properties(scope, workbin, interaction))
                    .toList());
  }

  private CompletionStage<Map<String, Object>> view(
      Scope scope, Workbin workbin, Set<MediaType> media) {
    return media.isEmpty()
        ? CompletableFuture.completedFuture(WorkbinView.properties(workbin, scope.root()))
        : content(scope, workbin)
            .thenApply(content -> WorkbinView.withContent(scope, workbin, media, content));
  }

  private CompletionStage<List<Interaction>> content(Scope scope, Workbin workbin) {
    return workbins.content(WorkbinRef.of(scope.callerId(), workbin.id(), scope.owner()));
  }

  private Workbin known(String workbinId) {
    return directory.workbin(WorkbinIds.one(workbinId)).orElseThrow(WorkbinQueries::noWorkbin);
  }

  private static ResourceNotFoundException noWorkbin() {
    return new ResourceNotFoundException("There is no such workbin");
  }
}
