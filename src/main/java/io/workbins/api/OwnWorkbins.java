package io.workbins.api;

import io.quarkus.security.Authenticated;
import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.User;
import io.workbins.subscription.Owner;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The forms that name no user: workbins of the caller, or of a group ({@code workbins-api.md}
 * sections 2.1, 2.2, 2.5, 2.6).
 */
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
abstract class OwnWorkbins {

  private final Commands commands;
  private final Owners owners;
  private final RoutingContext request;

  OwnWorkbins(Commands commands, Owners owners, RoutingContext request) {
    this.commands = commands;
    this.owners = owners;
    this.request = request;
  }

  @POST
  @Path("{workbinId}")
  @Operation(summary = "Subscribe to or unsubscribe from one workbin of the caller or of a group")
  public CompletionStage<Replies.One> one(
      @RestPath String workbinId,
      @RestQuery @Nullable String agentGroup,
      @RestQuery @Nullable String placeGroup) {
    var call = Call.of(request);
    return commands
        .execute(
            call, () -> WorkbinIds.one(workbinId), owner(call.caller(), agentGroup, placeGroup))
        .thenApply(Replies.One::of);
  }

  @POST
  @Operation(
      summary = "Subscribe to or unsubscribe from several workbins of the caller or of a group")
  public CompletionStage<Replies.Several> several(
      @RestQuery @Nullable String workbinIds,
      @RestQuery @Nullable String agentGroup,
      @RestQuery @Nullable String placeGroup) {
    var call = Call.of(request);
    return commands
        .execute(
            call,
            () -> WorkbinIds.several(workbinIds),
            owner(call.caller(), agentGroup, placeGroup))
        .thenApply(Replies.Several::of);
  }

  private Supplier<Owner> owner(
      User caller, @Nullable String agentGroup, @Nullable String placeGroup) {
    return () -> owners.own(caller, agentGroup, placeGroup);
  }
}
