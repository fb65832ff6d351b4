package io.workbins.api.desktop;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import io.workbins.api.Links;
import io.workbins.api.command.FeatureGuard;
import io.workbins.api.error.ErrorResponse;
import io.workbins.identity.AuthenticatedUser;
import io.workbins.identity.SignInCookie;
import io.workbins.identity.SignInService;
import io.workbins.subscription.SubscriptionRegistry;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The calling user. Desktops send their first request here, and its reply sets the sign-in cookie
 * ({@code workbins-api.md} sections 7.2 and 8.2).
 */
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@APIResponse(
    responseCode = "default",
    description = "The error response",
    content = @Content(schema = @Schema(implementation = ErrorResponse.class)))
@Tag(name = "Desktop")
public class MeResource {

  private final RoutingContext ctx;
  private final Links links;
  private final SubscriptionRegistry registry;
  private final ContactCenterSessionService contactCenterSessions;
  private final SignInService signIns;
  private final SignInCookie cookie;

  MeResource(
      RoutingContext ctx,
      Links links,
      SubscriptionRegistry registry,
      ContactCenterSessionService contactCenterSessions,
      SignInService signIns,
      SignInCookie cookie) {
    this.ctx = ctx;
    this.links = links;
    this.registry = registry;
    this.contactCenterSessions = contactCenterSessions;
    this.signIns = signIns;
    this.cookie = cookie;
  }

  @GET
  @Operation(summary = "The calling user")
  @APIResponseSchema(
      value = UserView.Reply.class,
      responseCode = "200",
      responseDescription = "The user")
  public UserView.Reply me(@RestQuery List<String> subresources) {
    return UserView.reply(AuthenticatedUser.in(ctx), subresources, links.root(ctx));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Start or end a contact center session")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ContactCenterSessionSchema.class)))
  @APIResponseSchema(
      value = ContactCenterSessionService.Reply.class,
      responseCode = "200",
      responseDescription = "Done")
  public CompletionStage<ContactCenterSessionService.Reply> contactCenterSession(byte[] body) {
    var caller = AuthenticatedUser.require(ctx);
    return contactCenterSessions
        .execute(caller, body)
        .whenComplete(
            (reply, error) -> {
              if (signIns.isEnding(caller.signIn())) {
                cookie.clear(ctx);
              }
            });
  }

  @GET
  @Path("workbin-subscriptions")
  @Operation(summary = "The subscriptions of the calling user")
  @APIResponseSchema(
      value = SubscriptionsView.class,
      responseCode = "200",
      responseDescription = "The subscriptions")
  public CompletionStage<SubscriptionsView> subscriptions() {
    var caller = AuthenticatedUser.in(ctx);
    FeatureGuard.requireMultimedia(caller);
    return registry.of(caller.id()).thenApply(all -> SubscriptionsView.of(caller, all));
  }
}
