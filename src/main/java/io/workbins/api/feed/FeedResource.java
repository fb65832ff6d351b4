package io.workbins.api.feed;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.workbins.api.error.ErrorResponse;
import io.workbins.http.Ndjson;
import io.workbins.identity.AuthenticatedUser;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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

  private final FeedService service;
  private final RoutingContext ctx;

  FeedResource(FeedService service, RoutingContext ctx) {
    this.service = service;
    this.ctx = ctx;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, Ndjson.X_NDJSON, Ndjson.NDJSON, Ndjson.JSONL})
  @Operation(summary = "Feed one event, or several, one a line")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = FeedEventSchema.class)),
        @Content(
            mediaType = Ndjson.X_NDJSON,
            schema = @Schema(implementation = FeedEventSchema.class))
      })
  @APIResponse(
      responseCode = "200",
      description = "Accepted, lines in whole or in part",
      content =
          @Content(schema = @Schema(oneOf = {FeedReply.Applied.class, FeedReply.Summary.class})))
  public CompletionStage<FeedReply> post() {
    var caller = AuthenticatedUser.in(ctx);
    service.checkRole(caller);
    // BodyLimit has read JSON, and left NDJSON unread
    var reply = ctx.body().available() ? one(caller, ctx.body().buffer()) : lines(caller);
    return reply.whenComplete((applied, error) -> LOG.debugf("%s: Feed: %s", caller, applied));
  }

  private CompletionStage<FeedReply> one(User caller, @Nullable Buffer event) {
    return service
        .apply(caller, event == null ? new byte[0] : event.getBytes())
        .thenApply(referenceId -> new FeedReply.Applied(0, referenceId));
  }

  private CompletionStage<FeedReply> lines(User caller) {
    if (ctx.request().headers().contains(HttpHeaders.EXPECT, "100-continue", true)) {
      ctx.response().writeContinue();
    }
    return new FeedStream(ctx.request(), ctx.vertx().getOrCreateContext(), service, caller).read();
  }
}
