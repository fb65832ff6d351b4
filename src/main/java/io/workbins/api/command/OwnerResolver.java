package io.workbins.api.command;

import io.workbins.api.error.InvalidValueException;
import io.workbins.api.error.PermissionDeniedException;
import io.workbins.api.error.ResourceNotFoundException;
import io.workbins.identity.Permissions;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.User;
import io.workbins.subscription.Owner;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Resolves the owner of the workbins of a request, and checks the permission of the caller. */
@Singleton
public final class OwnerResolver {

  private final Permissions permissions;
  private final Directory directory;

  OwnerResolver(Permissions permissions, Directory directory) {
    this.permissions = permissions;
    this.directory = directory;
  }

  /**
   * The owner that a request names: the user in its path, the group in its query, or else the
   * caller ({@code workbins-api.md} section 2). An empty group is none.
   *
   * @throws io.workbins.api.error.ApiException if the request names two owners, an unknown one, or
   *     one that the caller may not act on
   */
  public Owner resolve(
      User caller,
      @Nullable String userId,
      @Nullable String agentGroup,
      @Nullable String placeGroup) {
    return resolveNonEmpty(caller, userId, emptyToNull(agentGroup), emptyToNull(placeGroup));
  }

  private static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private Owner resolveNonEmpty(
      User caller,
      @Nullable String userId,
      @Nullable String agentGroup,
      @Nullable String placeGroup) {
    if (userId != null) {
      if (agentGroup != null || placeGroup != null) {
        throw new InvalidValueException(
            "agentGroup and placeGroup must be sent to /me/workbins, without a user");
      }
      check(permissions.onUser(caller, userId), "user");
      return new Owner.User(Ids.checked("user id", userId));
    }
    if (agentGroup != null && placeGroup != null) {
      throw new InvalidValueException("Only one of agentGroup and placeGroup must be given");
    }
    if (agentGroup != null) {
      check(permissions.onAgentGroup(caller, agentGroup), "agent group");
      return new Owner.AgentGroup(Ids.name("agentGroup", agentGroup));
    }
    if (placeGroup != null) {
      check(permissions.onPlaceGroup(caller, placeGroup), "place group");
      return new Owner.PlaceGroup(Ids.name("placeGroup", placeGroup));
    }
    return new Owner.Self();
  }

  /**
   * The user with this id.
   *
   * @throws io.workbins.api.error.ApiException if the user is unknown, or has not been seen if
   *     users come from claims, or the caller may not act on its workbins
   */
  public User user(User caller, String userId) {
    check(permissions.onUser(caller, userId), "user");
    return directory
        .user(userId)
        .orElseThrow(() -> new ResourceNotFoundException("There is no such user"));
  }

  private static void check(Permissions.Decision decision, String what) {
    switch (decision) {
      case GRANTED -> {}
      case DENIED ->
          throw new PermissionDeniedException(
              "An agent may not act on workbins of another %s: a supervisor may".formatted(what));
      case UNKNOWN -> throw new ResourceNotFoundException("There is no such " + what);
    }
  }
}
