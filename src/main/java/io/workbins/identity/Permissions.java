package io.workbins.identity;

import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.User;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Decides whose workbins a caller may act on ({@code workbins-api.md} section 8.3). */
@Singleton
public class Permissions {

  private final Directory directory;

  public Permissions(Directory directory) {
    this.directory = directory;
  }

  /** The result of a permission check. */
  public enum Decision {
    GRANTED,
    DENIED,
    /** The user or group does not exist. */
    UNKNOWN
  }

  /** Decides on the workbins of the user with this id. */
  public Decision onUser(User caller, String userId) {
    return directory.hasUser(userId)
        ? decision(userId.equals(caller.id()) || caller.mayActForOthers())
        : Decision.UNKNOWN;
  }

  public Decision onAgentGroup(User caller, String name) {
    return onGroup(caller, name, directory.agentGroup(name));
  }

  public Decision onPlaceGroup(User caller, String name) {
    return onGroup(caller, name, directory.placeGroup(name));
  }

  private static Decision onGroup(User caller, String name, Optional<Set<String>> members) {
    return members
        .map(
            ids ->
                decision(
                    ids.contains(caller.id())
                        || caller.claimedGroups().contains(name)
                        || caller.mayActForOthers()))
        .orElse(Decision.UNKNOWN);
  }

  private static Decision decision(boolean isGranted) {
    return isGranted ? Decision.GRANTED : Decision.DENIED;
  }
}
