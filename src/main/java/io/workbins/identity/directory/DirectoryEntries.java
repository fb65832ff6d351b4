package io.workbins.identity.directory;

import static io.workbins.identity.directory.DirectoryMarks.agentGroupKey;
import static io.workbins.identity.directory.DirectoryMarks.placeGroupKey;
import static io.workbins.identity.directory.DirectoryMarks.userKey;
import static io.workbins.identity.directory.DirectoryMarks.workbinKey;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.workbins.workbin.Workbin;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The immutable entries of one revision of the directory, indexed by name and id.
 *
 * @param revision increases with each change in this process
 * @param acceptsAnyWorkbin whether the file lists no workbins
 * @param acceptsAnyGroup whether the users come from claims, and the file lists no groups
 */
record DirectoryEntries(
    long revision,
    Map<String, Account> accountsByName,
    Map<String, User> usersById,
    Map<String, Set<String>> agentGroups,
    Map<String, Set<String>> placeGroups,
    Map<String, Workbin> workbins,
    boolean acceptsAnyWorkbin,
    boolean acceptsAnyGroup) {

  static DirectoryEntries of(
      Collection<Account> accounts,
      Map<String, Set<String>> agentGroups,
      Map<String, Set<String>> placeGroups,
      Collection<Workbin> workbins) {
    return of(accounts, agentGroups, placeGroups, workbins, false);
  }

  /** Without users, and groups without members. */
  static DirectoryEntries ofClaims(
      Set<String> agentGroups, Set<String> placeGroups, Collection<Workbin> workbins) {
    return of(
        List.of(),
        withoutMembers(agentGroups),
        withoutMembers(placeGroups),
        workbins,
        agentGroups.isEmpty() && placeGroups.isEmpty());
  }

  private static Map<String, Set<String>> withoutMembers(Set<String> groups) {
    return groups.stream().collect(toUnmodifiableMap(name -> name, name -> Set.of()));
  }

  private static DirectoryEntries of(
      Collection<Account> accounts,
      Map<String, Set<String>> agentGroups,
      Map<String, Set<String>> placeGroups,
      Collection<Workbin> workbins,
      boolean acceptsAnyGroup) {
    return new DirectoryEntries(
        1,
        index(accounts, account -> account.user().userName()),
        index(accounts.stream().map(Account::user).toList(), User::id),
        Map.copyOf(agentGroups),
        Map.copyOf(placeGroups),
        index(workbins, Workbin::id),
        workbins.isEmpty(),
        acceptsAnyGroup);
  }

  List<Account> accounts() {
    return List.copyOf(accountsByName.values());
  }

  DirectoryEntries withRevision(long newRevision) {
    return new DirectoryEntries(
        newRevision,
        accountsByName,
        usersById,
        agentGroups,
        placeGroups,
        workbins,
        acceptsAnyWorkbin,
        acceptsAnyGroup);
  }

  /** Without the entries that have these keys of {@link DirectoryMarks}. */
  DirectoryEntries without(Set<String> keys) {
    return new DirectoryEntries(
        revision,
        filter(accountsByName, (name, account) -> userKey(account.user().id()), keys),
        filter(usersById, (id, user) -> userKey(id), keys),
        filter(agentGroups, (name, members) -> agentGroupKey(name), keys),
        filter(placeGroups, (name, members) -> placeGroupKey(name), keys),
        filter(workbins, (id, workbin) -> workbinKey(id), keys),
        acceptsAnyWorkbin,
        acceptsAnyGroup);
  }

  private static <T> Map<String, T> filter(
      Map<String, T> all, BiFunction<String, T, String> key, Set<String> without) {
    var remaining = new LinkedHashMap<>(all);
    remaining.entrySet().removeIf(e -> without.contains(key.apply(e.getKey(), e.getValue())));
    return Collections.unmodifiableMap(remaining);
  }

  private static <T> Map<String, T> index(Collection<T> all, Function<T, String> key) {
    var index = new LinkedHashMap<String, T>();
    all.forEach(each -> index.put(key.apply(each), each));
    return Collections.unmodifiableMap(index);
  }
}
