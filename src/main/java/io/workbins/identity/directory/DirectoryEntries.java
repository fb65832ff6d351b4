package io.workbins.identity.directory;

import io.workbins.workbin.Workbin;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The immutable entries of one revision of the directory, indexed by name and id.
 *
 * @param revision 1 for the first load
 */
record DirectoryEntries(
    long revision,
    Map<String, Account> accountsByName,
    Map<String, User> usersById,
    Map<String, Set<String>> agentGroups,
    Map<String, Set<String>> placeGroups,
    Map<String, Workbin> workbins) {

  static DirectoryEntries of(
      Collection<Account> accounts,
      Map<String, Set<String>> agentGroups,
      Map<String, Set<String>> placeGroups,
      Collection<Workbin> workbins) {
    return new DirectoryEntries(
        1,
        index(accounts, account -> account.user().userName()),
        index(accounts.stream().map(Account::user).toList(), User::id),
        Map.copyOf(agentGroups),
        Map.copyOf(placeGroups),
        index(workbins, Workbin::id));
  }

  List<Account> accounts() {
    return List.copyOf(accountsByName.values());
  }

  DirectoryEntries withRevision(long newRevision) {
    return new DirectoryEntries(
        newRevision, accountsByName, usersById, agentGroups, placeGroups, workbins);
  }

  private static <T> Map<String, T> index(Collection<T> all, Function<T, String> key) {
    var index = new LinkedHashMap<String, T>();
    all.forEach(each -> index.put(key.apply(each), each));
    return Collections.unmodifiableMap(index);
  }
}
