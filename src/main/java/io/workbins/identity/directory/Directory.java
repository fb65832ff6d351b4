package io.workbins.identity.directory;

import io.workbins.workbin.Workbin;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everybody and everything there is, as the directory file said when it was read last. Look-ups
 * cost the same at any size.
 */
public final class Directory {

  private volatile DirectoryEntries entries;

  /**
   * Makes a directory of parts that fit together: names and ids are unique.
   *
   * @param agentGroups the ids of the members of each agent group, by its name
   * @param placeGroups the same of the place groups
   */
  public Directory(
      Collection<Account> accounts,
      Map<String, Set<String>> agentGroups,
      Map<String, Set<String>> placeGroups,
      Collection<Workbin> workbins) {
    this.entries = DirectoryEntries.of(accounts, agentGroups, placeGroups, workbins);
  }

  /**
   * Takes over all that a newer reading has.
   *
   * @return the ids of the users who are there no longer
   */
  synchronized Set<String> replaceBy(Directory newer) {
    var before = entries;
    entries = newer.entries.withRevision(before.revision() + 1);
    var gone = new HashSet<>(before.usersById().keySet());
    gone.removeAll(entries.usersById().keySet());
    return Set.copyOf(gone);
  }

  /** Which reading this is. What was found out by an earlier one may hold no longer. */
  public long revision() {
    return entries.revision();
  }

  /** The account that signs in with this name. */
  public Optional<Account> account(String userName) {
    return Optional.ofNullable(entries.accountsByName().get(userName));
  }

  /** All accounts. */
  public List<Account> accounts() {
    return entries.accounts();
  }

  /** The user with this id. */
  public Optional<User> user(String id) {
    return Optional.ofNullable(entries.usersById().get(id));
  }

  /** The ids of the members of this agent group, if there is one of that name. */
  public Optional<Set<String>> agentGroup(String name) {
    return Optional.ofNullable(entries.agentGroups().get(name));
  }

  /** The ids of the members of this place group, if there is one of that name. */
  public Optional<Set<String>> placeGroup(String name) {
    return Optional.ofNullable(entries.placeGroups().get(name));
  }

  /**
   * The workbin with this id. A directory that lists none takes any id as that of an agent's
   * workbin.
   */
  public Optional<Workbin> workbin(String id) {
    var workbins = entries.workbins();
    return workbins.isEmpty()
        ? Optional.of(new Workbin(id, id, id, Workbin.Type.Agent))
        : Optional.ofNullable(workbins.get(id));
  }

  /** All workbins that are listed, in the order of the file. */
  public Collection<Workbin> workbins() {
    return entries.workbins().values();
  }
}
