package io.workbins.api;

import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.User;
import io.workbins.subscription.Owner;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The form without {@code /me}, the only one that Workspace Web Edition uses ({@code
 * workbins-api.md} section 2).
 */
@Path("/api/v2/workbins")
@Tag(name = "Own and group workbins")
public class WorkbinsResource extends WorkbinCommands {

  private final Owners owners;

  WorkbinsResource(Commands commands, Owners owners, RoutingContext request) {
    super(commands, request);
    this.owners = owners;
  }

  @Override
  Owner owner(User caller, @Nullable String agentGroup, @Nullable String placeGroup) {
    return owners.own(caller, agentGroup, placeGroup);
  }
}
