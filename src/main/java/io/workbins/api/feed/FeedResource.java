package io.workbins.api.feed;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.workbins.api.command.CommandReply;
import io.workbins.api.error.ErrorResponse;
import io.workbins.api.error.PermissionDeniedException;
import io.workbins.identity.AuthenticatedUser;
import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/**
 * Receives events of other systems: one event as JSON, or one event per line as NDJSON of any
 * length, applied as it arrives. For users with the role {@code ROLE_APIUSER}.
 */
@Path("/workbin-events")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@APIResponse(
    responseCode = "default",
    description = "The error response",
    content = @Content(schema = @Schema(implementation = ErrorResponse.class)))
@Tag(name = "Feed")
public class FeedResource {

  private static final Logger LOG = Logger.getLogger(FeedResource.class);
  private static final String NDJSON = "application/x-ndjson";

  private final FeedService service;
  private final RoutingContext ctx;

  FeedResource(FeedService service, RoutingContext ctx) {
    this.service = service;
    this.ctx = ctx;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Feed one event")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = FeedEventSchema.class)))
  @APIResponseSchema(
      value = CommandReply.Single.class,
      responseCode = "200",
      responseDescription = "Accepted")
  public CompletionStage<CommandReply.Single> postOne(byte[] event) {
    checkRole(AuthenticatedUser.in(ctx));
    return service.apply(event).thenApply(referenceId -> new CommandReply.Single(0, referenceId));
  }

  @POST
  @Consumes(NDJSON)
  @Operation(summary = "Feed events, one a line")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = FeedEventSchema.class)))
  @APIResponseSchema(
      value = FeedReport.Reply.class,
      responseCode = "200",
      responseDescription = "Accepted, in whole or in part")
  public CompletionStage<FeedReport.Reply> postLines() {
    var caller = AuthenticatedUser.in(ctx);
    checkRole(caller);
    if (ctx.request().headers().contains(HttpHeaders.EXPECT, "100-continue", true)) {
      ctx.response().writeContinue();
    }
    return new FeedStream(ctx.request(), ctx.vertx().getOrCreateContext(), service)
        .read()
        .whenComplete((reply, error) -> LOG.debugf("%s: Feed: %s", caller, reply));
  }

  private void checkRole(User caller) {
    if (!caller.roles().contains(Role.ROLE_APIUSER)) {
      // read and discard the body, so that the connection can be reused
      ctx.request().resume();
      throw new PermissionDeniedException("Only a user with ROLE_APIUSER may feed events");
    }
  }
}
