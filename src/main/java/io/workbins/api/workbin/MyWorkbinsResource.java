package io.workbins.api.workbin;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The form with {@code /me} ({@code workbins-api.md} section 2). */
@Path("/api/v2/me/workbins")
@Tag(name = "Own and group workbins")
public class MyWorkbinsResource extends AbstractWorkbinsResource {

  MyWorkbinsResource(WorkbinDesk desk, RoutingContext request) {
    super(desk, request);
  }
}
