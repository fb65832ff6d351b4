package io.workbins.identity.directory;

import io.workbins.workbin.Workbin;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The users, groups and workbins of the directory file, as last loaded. Thread-safe. The cost of a
 * lookup does not depend on the size of the directory.
 */
public final class Directory {

  private volatile DirectoryEntries entries;

  /**
   * Names and ids must be unique.
   *
   * @param agentGroups the user ids of the members by group name
   * @param placeGroups the user ids of the members by group name
   */
  public Directory(
      Collection<Account> accounts,
      Map<String, Set<String>> agentGroups,
      Map<String, Set<String>> placeGroups,
      Collection<Workbin> workbins) {
    this.entries = DirectoryEntries.of(accounts, agentGroups, placeGroups, workbins);
  }

  /**
   * Replaces all entries by those of a newer directory.
   *
   * @return the ids of the removed users
   */
  synchronized Set<String> replaceWith(Directory newer) {
    var before = entries;
    entries = newer.entries.withRevision(before.revision() + 1);
    var removed = new HashSet<>(before.usersById().keySet());
    removed.removeAll(entries.usersById().keySet());
    return Set.copyOf(removed);
  }

  /** Increases with each reload. Cached results of an earlier revision are invalid. */
  public long revision() {
    return entries.revision();
  }

  public Optional<Account> account(String userName) {
    return Optional.ofNullable(entries.accountsByName().get(userName));
  }

  public List<Account> accounts() {
    return entries.accounts();
  }

  public Optional<User> user(String id) {
    return Optional.ofNullable(entries.usersById().get(id));
  }

  /** The user ids of the members; empty if there is no group of this name. */
  public Optional<Set<String>> agentGroup(String name) {
    return Optional.ofNullable(entries.agentGroups().get(name));
  }

  /** The user ids of the members; empty if there is no group of this name. */
  public Optional<Set<String>> placeGroup(String name) {
    return Optional.ofNullable(entries.placeGroups().get(name));
  }

  /** A directory without workbins accepts any id, as a workbin of type Agent. */
  public Optional<Workbin> workbin(String id) {
    var workbins = entries.workbins();
    return workbins.isEmpty()
        ? Optional.of(new Workbin(id, id, id, Workbin.Type.Agent))
        : Optional.ofNullable(workbins.get(id));
  }

  /** In the order of the file. */
  public Collection<Workbin> workbins() {
    return entries.workbins().values();
  }
}
