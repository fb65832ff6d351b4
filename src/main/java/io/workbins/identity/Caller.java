package io.workbins.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.directory.User;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out who is calling. */
public final class Caller {

  private Caller() {}

  /** The user of this request, unless it is anonymous. */
  public static Optional<User> of(RoutingContext request) {
    return request.user() instanceof QuarkusHttpUser user
        ? of(user.getSecurityIdentity())
        : Optional.empty();
  }

  /**
   * The user of this request.
   *
   * @throws UnauthorizedException if it is anonymous
   */
  public static User in(RoutingContext request) {
    return of(request).orElseThrow(UnauthorizedException::new);
  }

  /** The user of this identity, unless it is anonymous. */
  public static Optional<User> of(@Nullable SecurityIdentity identity) {
    return identity != null && identity.getPrincipal() instanceof User user
        ? Optional.of(user)
        : Optional.empty();
  }
}
