package io.workbins.identity.directory;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Everybody and everything there is: one reading of the directory file. Immutable; look-ups cost
 * the same at any size.
 */
public final class Directory {

  private final Map<String, Account> accountsByName;
  private final Map<String, User> usersById;
  private final Map<String, Set<String>> agentGroups;
  private final Map<String, Set<String>> placeGroups;
  private final Map<String, Workbin> workbins;

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
    this.accountsByName = index(accounts, a -> a.user().userName());
    this.usersById = index(accounts.stream().map(Account::user).toList(), User::id);
    this.agentGroups = Map.copyOf(agentGroups);
    this.placeGroups = Map.copyOf(placeGroups);
    this.workbins = index(workbins, Workbin::id);
  }

  /** The account that signs in with this name. */
  public Optional<Account> account(String userName) {
    return Optional.ofNullable(accountsByName.get(userName));
  }

  /** All accounts. */
  public List<Account> accounts() {
    return List.copyOf(accountsByName.values());
  }

  /** The user with this id. */
  public Optional<User> user(String id) {
    return Optional.ofNullable(usersById.get(id));
  }

  /** The ids of the members of this agent group, if there is one of that name. */
  public Optional<Set<String>> agentGroup(String name) {
    return Optional.ofNullable(agentGroups.get(name));
  }

  /** The ids of the members of this place group, if there is one of that name. */
  public Optional<Set<String>> placeGroup(String name) {
    return Optional.ofNullable(placeGroups.get(name));
  }

  /**
   * The workbin with this id. A directory that lists none takes any id as that of an agent's
   * workbin.
   */
  public Optional<Workbin> workbin(String id) {
    return workbins.isEmpty()
        ? Optional.of(new Workbin(id, id, id, Workbin.Type.Agent))
        : Optional.ofNullable(workbins.get(id));
  }

  /** All workbins that are listed, in the order of the file. */
  public Collection<Workbin> workbins() {
    return workbins.values();
  }

  private static <T> Map<String, T> index(Collection<T> all, Function<T, String> key) {
    var index = new LinkedHashMap<String, T>();
    all.forEach(each -> index.put(key.apply(each), each));
    return Collections.unmodifiableMap(index);
  }
}
