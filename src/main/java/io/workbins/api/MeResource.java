package io.workbins.api;

import io.quarkus.security.Authenticated;
import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.Caller;
import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The caller as a resource: what desktops ask for first, to get a session cookie ({@code
 * workbins-api.md} section 8.2).
 */
@Path("/api/v2/me")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class MeResource {

  private final RoutingContext request;

  MeResource(RoutingContext request) {
    this.request = request;
  }

  /**
   * The reply.
   *
   * @param statusCode 0
   * @param user the caller
   */
  public record Me(int statusCode, UserView user) {}

  /**
   * A user as the API shows it; {@code uri} is absolute, {@code path} is below the root of the API.
   */
  public record UserView(
      String id,
      String userName,
      String firstName,
      String lastName,
      String emailAddress,
      List<Role> roles,
      String uri,
      String path) {

    static UserView of(User user, UriInfo uris) {
      var path = "/users/" + user.id();
      return new UserView(
          user.id(),
          user.userName(),
          user.firstName(),
          user.lastName(),
          user.emailAddress(),
          user.roles().stream().sorted().toList(),
          uris.getBaseUri().resolve("/api/v2" + path).toString(),
          path);
    }
  }

  @GET
  @Operation(summary = "Who is calling")
  public Me me(@Context UriInfo uris) {
    return new Me(0, UserView.of(Caller.in(request), uris));
  }
}
