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

/** Finds out whose workbins a request is about, and whether the caller may act on them. */
@Singleton
public final class OwnerResolver {

  private final Permissions permissions;
  private final Directory directory;

  OwnerResolver(Permissions permissions, Directory directory) {
    this.permissions = permissions;
    this.directory = directory;
  }

  /** The owner of the forms without a user: the caller, or one group. */
  public Owner own(User caller, @Nullable String agentGroup, @Nullable String placeGroup) {
    if (agentGroup != null && placeGroup != null) {
      throw new InvalidValueException("Give either agentGroup or placeGroup, not both");
    }
    if (agentGroup != null) {
      check(permissions.onAgentGroup(caller, agentGroup), "agent group");
      return new Owner.AgentGroup(agentGroup);
    }
    if (placeGroup != null) {
      check(permissions.onPlaceGroup(caller, placeGroup), "place group");
      return new Owner.PlaceGroup(placeGroup);
    }
    return new Owner.Self();
  }

  /** The owner of the forms that name a user; they do not go together with a group. */
  public Owner ofUser(
      User caller, String userId, @Nullable String agentGroup, @Nullable String placeGroup) {
    if (agentGroup != null || placeGroup != null) {
      throw new InvalidValueException(
          "agentGroup and placeGroup go with /me/workbins, not with a user");
    }
    check(permissions.onUser(caller, userId), "user");
    return new Owner.User(userId);
  }

  /** The user with this id, whom the caller may look at. */
  public User user(User caller, String userId) {
    check(permissions.onUser(caller, userId), "user");
    return directory
        .user(userId)
        .orElseThrow(() -> new ResourceNotFoundException("There is no such user"));
  }

  private static void check(Permissions.Answer answer, String what) {
    switch (answer) {
      case GRANTED -> {}
      case DENIED ->
          throw new PermissionDeniedException(
              "An agent may not act on workbins of another %s: a supervisor may".formatted(what));
      case UNKNOWN -> throw new ResourceNotFoundException("There is no such " + what);
    }
  }
}
