package io.workbins.api;

import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.User;
import io.workbins.subscription.Owner;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The form with {@code /me} ({@code workbins-api.md} section 2). */
@Path("/api/v2/me/workbins")
@Tag(name = "Own and group workbins")
public class MyWorkbinsResource extends WorkbinCommands {

  private final Owners owners;

  MyWorkbinsResource(Commands commands, Owners owners, RoutingContext request) {
    super(commands, request);
    this.owners = owners;
  }

  @Override
  Owner owner(User caller, @Nullable String agentGroup, @Nullable String placeGroup) {
    return owners.own(caller, agentGroup, placeGroup);
  }
}
