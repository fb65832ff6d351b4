package io.workbins.api.desktop;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import io.workbins.api.Links;
import io.workbins.api.command.Call;
import io.workbins.identity.Caller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The caller as a resource: what desktops ask for first, to get a session cookie ({@code
 * workbins-api.md} sections 7.2 and 8.2).
 */
@Path("/api/v2/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "What desktops ask for at their start")
public class MeResource {

  private final RoutingContext request;
  private final Links links;
  private final ContactCenterSessionService sessions;

  MeResource(RoutingContext request, Links links, ContactCenterSessionService sessions) {
    this.request = request;
    this.links = links;
    this.sessions = sessions;
  }

  @GET
  @NonBlocking
  @Operation(summary = "Who is calling")
  public UserView.Reply me(@RestQuery @Nullable String subresources) {
    return UserView.reply(Caller.in(request), subresources, path -> links.to(request, path));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @NonBlocking
  @Operation(summary = "Start or end a contact center session")
  public CompletionStage<ContactCenterSessionService.Reply> session() {
    return sessions.execute(Call.of(request));
  }

  @GET
  @Path("workbin-subscriptions")
  @NonBlocking
  @Operation(summary = "What the caller is subscribed to")
  public CompletionStage<SubscriptionsView> subscriptions() {
    return sessions.subscriptions(Caller.in(request));
  }
}
