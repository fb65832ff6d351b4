package io.workbins.api;

import io.workbins.identity.Permissions;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.User;
import io.workbins.subscription.Owner;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Finds out whose workbins a request is about, and whether the caller may act on them. */
@Singleton
final class Owners {

  private final Permissions permissions;
  private final Directory directory;

  Owners(Permissions permissions, Directory directory) {
    this.permissions = permissions;
    this.directory = directory;
  }

  /** The owner of the forms without a user: the caller, or one group. */
  Owner own(User caller, @Nullable String agentGroup, @Nullable String placeGroup) {
    if (agentGroup != null && placeGroup != null) {
      throw new Failure.Invalid("Give either agentGroup or placeGroup, not both");
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
  Owner ofUser(
      User caller, String userId, @Nullable String agentGroup, @Nullable String placeGroup) {
    if (agentGroup != null || placeGroup != null) {
      throw new Failure.Invalid("agentGroup and placeGroup go with /me/workbins, not with a user");
    }
    check(permissions.onUser(caller, userId), "user");
    return new Owner.User(userId);
  }

  /** The user with this id, whom the caller may look at. */
  User user(User caller, String userId) {
    check(permissions.onUser(caller, userId), "user");
    return directory.user(userId).orElseThrow(() -> new Failure.NotFound("There is no such user"));
  }

  private static void check(Permissions.Answer answer, String what) {
    switch (answer) {
      case GRANTED -> {}
      case DENIED ->
          throw new Failure.Denied(
              "An agent may not act on workbins of another %s: a supervisor may".formatted(what));
      case UNKNOWN -> throw new Failure.NotFound("There is no such " + what);
    }
  }
}
