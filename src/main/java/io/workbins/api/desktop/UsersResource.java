package io.workbins.api.desktop;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import io.workbins.api.Links;
import io.workbins.api.command.FeatureGuard;
import io.workbins.api.command.OwnerResolver;
import io.workbins.identity.Caller;
import io.workbins.identity.directory.User;
import io.workbins.subscription.SubscriptionRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Users, for themselves and for supervisors ({@code workbins-api.md} section 8.2). */
@Path("/api/v2/users/{userId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class UsersResource {

  private final RoutingContext request;
  private final OwnerResolver owners;
  private final SubscriptionRegistry subscriptions;
  private final Links links;

  UsersResource(
      RoutingContext request,
      OwnerResolver owners,
      SubscriptionRegistry subscriptions,
      Links links) {
    this.request = request;
    this.owners = owners;
    this.subscriptions = subscriptions;
    this.links = links;
  }

  @GET
  @NonBlocking
  @Operation(summary = "A user")
  public UserView.Reply user(@RestPath String userId, @RestQuery @Nullable String subresources) {
    return UserView.reply(allowed(userId), subresources, path -> links.to(request, path));
  }

  @GET
  @Path("workbin-subscriptions")
  @NonBlocking
  @Operation(summary = "What a user is subscribed to")
  public CompletionStage<SubscriptionsView> subscriptions(@RestPath String userId) {
    FeatureGuard.requireMultimedia(Caller.in(request));
    var user = allowed(userId);
    return subscriptions.of(user.id()).thenApply(all -> SubscriptionsView.of(user, all));
  }

  private User allowed(String userId) {
    return owners.user(Caller.in(request), userId);
  }
}
