package io.workbins.api.workbin;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import io.workbins.api.command.CommandRoute;
import io.workbins.api.command.FeatureGuard;
import io.workbins.identity.Caller;
import io.workbins.identity.directory.User;
import io.workbins.subscription.Owner;
import io.workbins.workbin.Workbin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Workbins, one or several, and what is in them. Each URL form is a subclass. Commands on them are
 * taken by {@link CommandRoute}.
 */
@Produces(MediaType.APPLICATION_JSON)
abstract class AbstractWorkbinsResource {

  private final WorkbinDesk desk;
  private final RoutingContext request;

  AbstractWorkbinsResource(WorkbinDesk desk, RoutingContext request) {
    this.desk = desk;
    this.request = request;
  }

  /**
   * Whose workbins a request of the caller is about: the caller's own, or those of a group that its
   * query names. A form that names somebody else says so itself.
   */
  Owner owner(User caller, @Nullable String agentGroup, @Nullable String placeGroup) {
    return desk.owners().own(caller, agentGroup, placeGroup);
  }

  /** Whether the list of this form has workbins of this type ({@code workbins-api.md} 4.1). */
  boolean lists(Workbin.Type type) {
    return type == Workbin.Type.Agent || type == Workbin.Type.Place;
  }

  @GET
  @Path("{workbinId}")
  @NonBlocking
  @Operation(summary = "One workbin, with its content if subresources asks for it")
  public CompletionStage<Map<String, Object>> get(
      @RestPath String workbinId,
      @RestQuery @Nullable String subresources,
      @RestQuery @Nullable String agentGroup,
      @RestQuery @Nullable String placeGroup) {
    return desk.reading(request).one(workbinId, subresources, checkedOwner(agentGroup, placeGroup));
  }

  @GET
  @Path("{workbinId}/{collection}")
  @NonBlocking
  @Operation(summary = "The content of one media of a workbin, such as emails")
  public CompletionStage<Map<String, Object>> content(
      @RestPath String workbinId,
      @RestPath String collection,
      @RestQuery @Nullable String fields,
      @RestQuery @Nullable String agentGroup,
      @RestQuery @Nullable String placeGroup) {
    return desk.reading(request)
        .collection(workbinId, collection, fields, checkedOwner(agentGroup, placeGroup));
  }

  @GET
  @Path("{workbinId}/{collection}/{interactionId}")
  @NonBlocking
  @Operation(summary = "One interaction in a workbin")
  public CompletionStage<Map<String, Object>> interaction(
      @RestPath String workbinId,
      @RestPath String collection,
      @RestPath String interactionId,
      @RestQuery @Nullable String agentGroup,
      @RestQuery @Nullable String placeGroup) {
    return desk.reading(request)
        .interaction(workbinId, collection, interactionId, checkedOwner(agentGroup, placeGroup));
  }

  @GET
  @NonBlocking
  @Operation(summary = "All workbins, or several with their content")
  public CompletionStage<Map<String, Object>> all(
      @RestQuery List<String> workbinIds,
      @RestQuery @Nullable String fields,
      @RestQuery @Nullable String subresources,
      @RestQuery @Nullable String agentGroup,
      @RestQuery @Nullable String placeGroup) {
    var owner = checkedOwner(agentGroup, placeGroup);
    return workbinIds.isEmpty()
        ? completedFuture(desk.reading(request).list(this::lists, fields))
        : desk.reading(request).several(String.join(",", workbinIds), subresources, owner);
  }

  private Owner checkedOwner(@Nullable String agentGroup, @Nullable String placeGroup) {
    var caller = Caller.in(request);
    FeatureGuard.requireMultimedia(caller);
    return owner(caller, agentGroup, placeGroup);
  }
}
