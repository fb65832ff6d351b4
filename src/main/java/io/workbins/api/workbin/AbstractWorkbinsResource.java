package io.workbins.api.workbin;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import io.workbins.api.command.CommandReply;
import io.workbins.api.command.CommandRequest;
import io.workbins.api.command.CommandRequest.Target;
import io.workbins.api.command.CommandService;
import io.workbins.identity.AuthenticatedUser;
import io.workbins.workbin.Workbin;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Workbins, one or several: their content (GET) and commands on them (POST). Each URL form is a
 * subclass; {@code userId} is null in the forms without a user ({@code workbins-api.md} sections 2
 * to 4).
 */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@NonBlocking
abstract class AbstractWorkbinsResource {

  private final CommandService commands;
  private final WorkbinQueries queries;
  private final RoutingContext ctx;

  AbstractWorkbinsResource(CommandService commands, WorkbinQueries queries, RoutingContext ctx) {
    this.commands = commands;
    this.queries = queries;
    this.ctx = ctx;
  }

  /** Whether the list of this form has workbins of this type ({@code workbins-api.md} 4.1). */
  boolean lists(Workbin.Type type) {
    return type == Workbin.Type.Agent || type == Workbin.Type.Place;
  }

  @POST
  @Path("{workbinId}")
  @Operation(summary = "Subscribe to a workbin, unsubscribe from it, add or pull an interaction")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = CommandSchema.class)))
  @APIResponse(
      responseCode = "200",
      description = "Accepted; a notification with the reference number follows",
      content = @Content(schema = @Schema(implementation = CommandReply.Single.class)))
  public CompletionStage<CommandReply> post(
      @RestPath @Nullable String userId,
      @RestPath String workbinId,
      @RestQuery @Nullable String agentGroup,
      @RestQuery @Nullable String placeGroup,
      byte[] body) {
    return commands.execute(
        AuthenticatedUser.in(ctx),
        new CommandRequest(new Target.One(workbinId), userId, agentGroup, placeGroup, body));
  }

  @POST
  @Operation(summary = "Subscribe to several workbins, unsubscribe from them, or from all")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = CommandSchema.class)))
  @APIResponse(
      responseCode = "200",
      description = "Accepted; a notification for each reference number follows",
      content =
          @Content(
              schema = @Schema(oneOf = {CommandReply.Multiple.class, CommandReply.Ended.class})))
  public CompletionStage<CommandReply> postSeveral(
      @RestPath @Nullable String userId,
      @RestQuery List<String> workbinIds,
      @RestQuery @Nullable String agentGroup,
      @RestQuery @Nullable String placeGroup,
      byte[] body) {
    return commands.execute(
        AuthenticatedUser.in(ctx),
        new CommandRequest(new Target.Several(workbinIds), userId, agentGroup, placeGroup, body));
  }

  @GET
  @Path("{workbinId}")
  @Operation(summary = "One workbin, with its content if subresources asks for it")
  @APIResponseSchema(
      value = Object.class,
      responseCode = "200",
      responseDescription = "The workbin")
  public CompletionStage<Map<String, Object>> get(
      @RestPath @Nullable String userId,
      @RestPath String workbinId,
      @RestQuery List<String> subresources,
      @RestQuery @Nullable String agentGroup,
      @RestQuery @Nullable String placeGroup) {
    var scope = queries.scope(ctx, userId, agentGroup, placeGroup);
    return queries.one(scope, workbinId, subresources);
  }

  @GET
  @Path("{workbinId}/{collection}")
  @Operation(summary = "The content of one media type of a workbin, such as emails")
  @APIResponseSchema(
      value = Object.class,
      responseCode = "200",
      responseDescription = "The content")
  public CompletionStage<Map<String, Object>> getCollection(
      @RestPath @Nullable String userId,
      @RestPath String workbinId,
      @RestPath String collection,
      @RestQuery List<String> fields,
      @RestQuery @Nullable String agentGroup,
      @RestQuery @Nullable String placeGroup) {
    var scope = queries.scope(ctx, userId, agentGroup, placeGroup);
    return queries.collection(scope, workbinId, collection, fields);
  }

  @GET
  @Path("{workbinId}/{collection}/{interactionId}")
  @Operation(summary = "One interaction in a workbin")
  @APIResponseSchema(
      value = Object.class,
      responseCode = "200",
      responseDescription = "The interaction")
  public CompletionStage<Map<String, Object>> getInteraction(
      @RestPath @Nullable String userId,
      @RestPath String workbinId,
      @RestPath String collection,
      @RestPath String interactionId,
      @RestQuery @Nullable String agentGroup,
      @RestQuery @Nullable String placeGroup) {
    var scope = queries.scope(ctx, userId, agentGroup, placeGroup);
    return queries.interaction(scope, workbinId, collection, interactionId);
  }

  @GET
  @Operation(summary = "All workbins, or several with their content")
  @APIResponseSchema(
      value = Object.class,
      responseCode = "200",
      responseDescription = "The workbins")
  public CompletionStage<Map<String, Object>> getAll(
      @RestPath @Nullable String userId,
      @RestQuery List<String> workbinIds,
      @RestQuery List<String> fields,
      @RestQuery List<String> subresources,
      @RestQuery @Nullable String agentGroup,
      @RestQuery @Nullable String placeGroup) {
    var scope = queries.scope(ctx, userId, agentGroup, placeGroup);
    return workbinIds.isEmpty()
        ? CompletableFuture.completedFuture(queries.list(scope, this::lists, fields))
        : queries.several(scope, workbinIds, subresources);
  }
}
