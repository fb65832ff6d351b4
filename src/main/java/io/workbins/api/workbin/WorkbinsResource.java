package io.workbins.api.workbin;

import io.vertx.ext.web.RoutingContext;
import io.workbins.api.command.CommandService;
import io.workbins.api.error.ErrorResponse;
import io.workbins.workbin.Workbin;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The form without {@code /me}, the only one that Workspace Web Edition uses ({@code
 * workbins-api.md} section 2).
 */
@Path("/workbins")
@APIResponse(
    responseCode = "default",
    description = "The error response",
    content = @Content(schema = @Schema(implementation = ErrorResponse.class)))
@Tag(name = "Own and group workbins")
public class WorkbinsResource extends AbstractWorkbinsResource {

  WorkbinsResource(CommandService commands, WorkbinQueries queries, RoutingContext ctx) {
    super(commands, queries, ctx);
  }

  @Override
  boolean lists(Workbin.Type type) {
    return true;
  }
}
