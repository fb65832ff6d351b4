package io.workbins.api.workbin;

import io.vertx.ext.web.RoutingContext;
import io.workbins.api.command.CommandService;
import io.workbins.api.error.ErrorResponse;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The URL form with a user, for supervisors ({@code workbins-api.md} sections 2.3 and 2.4). The
 * subscriber is the caller.
 */
@Path("/users/{userId}/workbins")
@APIResponse(
    responseCode = "default",
    description = "The error response",
    content = @Content(schema = @Schema(implementation = ErrorResponse.class)))
@Tag(name = "Workbins of a user")
public class UserWorkbinsResource extends AbstractWorkbinsResource {

  UserWorkbinsResource(CommandService commands, WorkbinQueries queries, RoutingContext ctx) {
    super(commands, queries, ctx);
  }
}
