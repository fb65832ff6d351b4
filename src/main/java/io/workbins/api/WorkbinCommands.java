package io.workbins.api;

import io.quarkus.security.Authenticated;
import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.directory.User;
import io.workbins.subscription.Owner;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Commands on workbins, one or several; the body says which command. Each URL form is a subclass.
 */
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
abstract class WorkbinCommands {

  private final Commands commands;
  private final Owners owners;
  private final RoutingContext request;

  WorkbinCommands(Commands commands, Owners owners, RoutingContext request) {
    this.commands = commands;
    this.owners = owners;
    this.request = request;
  }

  /**
   * Whose workbins a request of the caller is about: the caller's own, or those of a group that its
   * query names. A form that names somebody else says so itself.
   */
  Owner owner(User caller, @Nullable String agentGroup, @Nullable String placeGroup) {
    return owners.own(caller, agentGroup, placeGroup);
  }

  @POST
  @Path("{workbinId}")
  @Operation(summary = "Subscribe to or unsubscribe from one workbin")
  public CompletionStage<Replies.One> one(
      @RestPath String workbinId,
      @RestQuery @Nullable String agentGroup,
      @RestQuery @Nullable String placeGroup) {
    return execute(() -> WorkbinIds.one(workbinId), agentGroup, placeGroup)
        .thenApply(Replies.One::of);
  }

  @POST
  @Operation(summary = "Subscribe to or unsubscribe from several workbins")
  public CompletionStage<Replies.Several> several(
      @RestQuery List<String> workbinIds,
      @RestQuery @Nullable String agentGroup,
      @RestQuery @Nullable String placeGroup) {
    return execute(() -> WorkbinIds.several(String.join(",", workbinIds)), agentGroup, placeGroup)
        .thenApply(Replies.Several::of);
  }

  private CompletionStage<Commands.Outcome> execute(
      Supplier<List<String>> workbinIds, @Nullable String agentGroup, @Nullable String placeGroup) {
    var call = Call.of(request);
    return commands.execute(call, workbinIds, () -> owner(call.caller(), agentGroup, placeGroup));
  }
}
