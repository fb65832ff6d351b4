package io.workbins.api.workbin;

import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.directory.User;
import io.workbins.subscription.Owner;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The form that names a user, for supervisors ({@code workbins-api.md} sections 2.3 and 2.4). The
 * caller is the subscriber.
 */
@Path("/api/v2/users/{userId}/workbins")
@Tag(name = "Workbins of a user")
public class UserWorkbinsResource extends AbstractWorkbinsResource {

  private final WorkbinDesk desk;
  private final UriInfo uri;

  UserWorkbinsResource(WorkbinDesk desk, RoutingContext request, UriInfo uri) {
    super(desk, request);
    this.desk = desk;
    this.uri = uri;
  }

  @Override
  Owner owner(User caller, @Nullable String agentGroup, @Nullable String placeGroup) {
    var userId = uri.getPathParameters().getFirst("userId");
    return desk.owners().ofUser(caller, userId, agentGroup, placeGroup);
  }
}
