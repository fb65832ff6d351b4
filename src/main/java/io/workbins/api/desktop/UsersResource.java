package io.workbins.api.desktop;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import io.workbins.api.Links;
import io.workbins.api.command.FeatureGuard;
import io.workbins.api.command.OwnerResolver;
import io.workbins.api.error.ErrorResponse;
import io.workbins.identity.AuthenticatedUser;
import io.workbins.subscription.SubscriptionRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** A user, for this user and for supervisors ({@code workbins-api.md} section 8.2). */
@Path("/users/{userId}")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@APIResponse(
    responseCode = "default",
    description = "The error response",
    content = @Content(schema = @Schema(implementation = ErrorResponse.class)))
@Tag(name = "Users")
public class UsersResource {

  private final RoutingContext ctx;
  private final OwnerResolver owners;
  private final SubscriptionRegistry registry;
  private final Links links;

  UsersResource(
      RoutingContext ctx, OwnerResolver owners, SubscriptionRegistry registry, Links links) {
    this.ctx = ctx;
    this.owners = owners;
    this.registry = registry;
    this.links = links;
  }

  @GET
  @Operation(summary = "A user")
  @APIResponseSchema(
      value = UserView.Reply.class,
      responseCode = "200",
      responseDescription = "The user")
  public UserView.Reply user(@RestPath String userId, @RestQuery List<String> subresources) {
    var user = owners.user(AuthenticatedUser.in(ctx), userId);
    return UserView.reply(user, subresources, links.root(ctx));
  }

  @GET
  @Path("workbin-subscriptions")
  @Operation(summary = "The subscriptions of a user")
  @APIResponseSchema(
      value = SubscriptionsView.class,
      responseCode = "200",
      responseDescription = "The subscriptions")
  public CompletionStage<SubscriptionsView> subscriptions(@RestPath String userId) {
    var caller = AuthenticatedUser.in(ctx);
    FeatureGuard.requireMultimedia(caller);
    var user = owners.user(caller, userId);
    return registry.of(user.id()).thenApply(all -> SubscriptionsView.of(user, all));
  }
}
