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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The forms that name a user, for supervisors ({@code workbins-api.md} sections 2.3 and 2.4). The
 * caller is the subscriber.
 */
@Path("/api/v2/users/{userId}/workbins")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Workbins of a user")
public class UserWorkbinsResource {

  private final Commands commands;
  private final Owners owners;
  private final RoutingContext request;

  UserWorkbinsResource(Commands commands, Owners owners, RoutingContext request) {
    this.commands = commands;
    this.owners = owners;
    this.request = request;
  }

  @POST
  @Path("{workbinId}")
  @Operation(summary = "Subscribe to or unsubscribe from one workbin of a user")
  public CompletionStage<Replies.One> one(
      @RestPath String userId,
      @RestPath String workbinId,
      @RestQuery @Nullable String agentGroup,
      @RestQuery @Nullable String placeGroup) {
    var call = Call.of(request);
    return commands
        .execute(
            call,
            () -> WorkbinIds.one(workbinId),
            owner(call.caller(), userId, agentGroup, placeGroup))
        .thenApply(Replies.One::of);
  }

  @POST
  @Operation(summary = "Subscribe to or unsubscribe from several workbins of a user")
  public CompletionStage<Replies.Several> several(
      @RestPath String userId,
      @RestQuery @Nullable String workbinIds,
      @RestQuery @Nullable String agentGroup,
      @RestQuery @Nullable String placeGroup) {
    var call = Call.of(request);
    return commands
        .execute(
            call,
            () -> WorkbinIds.several(workbinIds),
            owner(call.caller(), userId, agentGroup, placeGroup))
        .thenApply(Replies.Several::of);
  }

  private Supplier<Owner> owner(
      User caller, String userId, @Nullable String agentGroup, @Nullable String placeGroup) {
    return () -> owners.ofUser(caller, userId, agentGroup, placeGroup);
  }
}
