package io.workbins.api.workbin;

import io.vertx.ext.web.RoutingContext;
import io.workbins.api.command.CommandService;
import io.workbins.api.error.ErrorResponse;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The URL form with {@code /me} ({@code workbins-api.md} section 2). */
@Path("/me/workbins")
@APIResponse(
    responseCode = "default",
    description = "The error response",
    content = @Content(schema = @Schema(implementation = ErrorResponse.class)))
@Tag(name = "Own and group workbins")
public class MyWorkbinsResource extends AbstractWorkbinsResource {

  MyWorkbinsResource(CommandService commands, WorkbinQueries queries, RoutingContext ctx) {
    super(commands, queries, ctx);
  }
}
