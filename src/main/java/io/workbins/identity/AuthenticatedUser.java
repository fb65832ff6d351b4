package io.workbins.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.credential.Credential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import io.workbins.identity.signin.SignIn;
import java.security.Permission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The security identity of a user of the directory. Holds references only, since each request has
 * an identity of its own.
 *
 * @param user the user, who is the principal
 * @param signIn the sign-in that the request belongs to
 */
public record AuthenticatedUser(User user, SignIn signIn) implements SecurityIdentity {

  /** The identity of a request; empty for an anonymous request. */
  public static Optional<AuthenticatedUser> of(RoutingContext ctx) {
    return ctx.user() instanceof QuarkusHttpUser user
        ? of(user.getSecurityIdentity())
        : Optional.empty();
  }

  /** Empty for an anonymous identity. */
  public static Optional<AuthenticatedUser> of(@Nullable SecurityIdentity identity) {
    return identity instanceof AuthenticatedUser authenticated
        ? Optional.of(authenticated)
        : Optional.empty();
  }

  /**
   * The authenticated user of a request.
   *
   * @throws UnauthorizedException if the request is anonymous
   */
  public static User in(RoutingContext ctx) {
    return require(ctx).user();
  }

  /**
   * The identity of a request.
   *
   * @throws UnauthorizedException if the request is anonymous
   */
  public static AuthenticatedUser require(RoutingContext ctx) {
    return of(ctx).orElseThrow(UnauthorizedException::new);
  }

  @Override
  public User getPrincipal() {
    return user;
  }

  @Override
  public boolean isAnonymous() {
    return false;
  }

  @Override
  public Set<String> getRoles() {
    return user.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean hasRole(String role) {
    return getRoles().contains(role);
  }

  @Override
  public Set<Permission> getPermissions() {
    return Set.of();
  }

  @Override
  public <T extends Credential> @Nullable T getCredential(Class<T> type) {
    return null;
  }

  @Override
  public Set<Credential> getCredentials() {
    return Set.of();
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // declared by the interface
  public <T> @Nullable T getAttribute(String name) {
    return null;
  }

  @Override
  public Map<String, Object> getAttributes() {
    return Map.of();
  }

  @Override
  public Uni<Boolean> checkPermission(Permission permission) {
    return Uni.createFrom().item(false);
  }
}
