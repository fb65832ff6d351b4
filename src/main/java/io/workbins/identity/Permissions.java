package io.workbins.identity;

import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.User;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** What a caller may do to the workbins of others ({@code workbins-api.md} section 8.3). */
@Singleton
public class Permissions {

  private final Directory directory;

  public Permissions(Directory directory) {
    this.directory = directory;
  }

  /** Whether a caller may act, and if not, whether that is because what it names does not exist. */
  public enum Answer {
    GRANTED,
    DENIED,
    UNKNOWN
  }

  /** May the caller act on workbins of the user with this id? */
  public Answer onUser(User caller, String userId) {
    return directory
        .user(userId)
        .map(user -> answer(user.id().equals(caller.id()) || caller.mayActForOthers()))
        .orElse(Answer.UNKNOWN);
  }

  /** May the caller act on workbins of this agent group? */
  public Answer onAgentGroup(User caller, String name) {
    return onGroup(caller, directory.agentGroup(name));
  }

  /** May the caller act on workbins of this place group? */
  public Answer onPlaceGroup(User caller, String name) {
    return onGroup(caller, directory.placeGroup(name));
  }

  private static Answer onGroup(User caller, Optional<Set<String>> members) {
    return members
        .map(ids -> answer(ids.contains(caller.id()) || caller.mayActForOthers()))
        .orElse(Answer.UNKNOWN);
  }

  private static Answer answer(boolean granted) {
    return granted ? Answer.GRANTED : Answer.DENIED;
  }
}
