package io.workbins.api.workbin;

import io.vertx.ext.web.RoutingContext;
import io.workbins.workbin.Workbin;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The form without {@code /me}, the only one that Workspace Web Edition uses ({@code
 * workbins-api.md} section 2).
 */
@Path("/api/v2/workbins")
@Tag(name = "Own and group workbins")
public class WorkbinsResource extends AbstractWorkbinsResource {

  WorkbinsResource(WorkbinDesk desk, RoutingContext request) {
    super(desk, request);
  }

  @Override
  boolean lists(Workbin.Type type) {
    return true;
  }
}
