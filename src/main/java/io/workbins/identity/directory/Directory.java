package io.workbins.identity.directory;

import static io.workbins.identity.directory.DirectoryMarks.REMOVED;

import io.workbins.workbin.Workbin;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The users, groups and workbins of the directory file, as last loaded, without the entries that a
 * newer file on another node has changed. Thread-safe. The cost of a lookup does not depend on the
 * size of the directory.
 */
public final class Directory {

  private final Optional<ClaimedUsers> claimed;
  private volatile DirectorySnapshot snapshot;

  /**
   * Names and ids must be unique.
   *
   * @param fileRevision the revision of the file: among several nodes, the highest wins
   * @param agentGroups the user ids of the members by group name
   * @param placeGroups the user ids of the members by group name
   */
  public Directory(
      long fileRevision,
      Collection<Account> accounts,
      Map<String, Set<String>> agentGroups,
      Map<String, Set<String>> placeGroups,
      Collection<Workbin> workbins) {
    this(
        fileRevision,
        DirectoryEntries.of(accounts, agentGroups, placeGroups, workbins),
        Optional.empty());
  }

  private Directory(long fileRevision, DirectoryEntries file, Optional<ClaimedUsers> claimed) {
    this.claimed = claimed;
    this.snapshot = DirectorySnapshot.of(fileRevision, file);
  }

  /**
   * A directory whose users come from {@linkplain #admit claims}, as do the members of its groups.
   */
  public static Directory ofClaims(
      long fileRevision,
      Set<String> agentGroups,
      Set<String> placeGroups,
      Collection<Workbin> workbins) {
    return new Directory(
        fileRevision,
        DirectoryEntries.ofClaims(agentGroups, placeGroups, workbins),
        Optional.of(new ClaimedUsers()));
  }

  /** A directory of revision 0. */
  public Directory(
      Collection<Account> accounts,
      Map<String, Set<String>> agentGroups,
      Map<String, Set<String>> placeGroups,
      Collection<Workbin> workbins) {
    this(0, accounts, agentGroups, placeGroups, workbins);
  }

  /**
   * Replaces all entries by those of a file that was read again. Entries that differ from a newer
   * file of another node stay hidden.
   */
  public synchronized DirectoryChangedEvent replaceWith(Directory read) {
    var newerMarks = new HashMap<>(snapshot.newerMarks());
    newerMarks
        .entrySet()
        .removeIf(e -> e.getValue().equals(read.marks().getOrDefault(e.getKey(), REMOVED)));
    return change(read.snapshot, newerMarks);
  }

  /**
   * Hides the entries that a newer file has changed, whose new contents this node does not know. A
   * later call replaces an earlier one.
   *
   * @param newerMarks the marks of these entries in the newer file
   */
  public synchronized DirectoryChangedEvent overrule(Map<String, String> newerMarks) {
    return change(snapshot, newerMarks);
  }

  private DirectoryChangedEvent change(DirectorySnapshot read, Map<String, String> newerMarks) {
    var before = snapshot;
    snapshot = read.overruledBy(newerMarks, before.entries().revision() + 1);
    var event = snapshot.changeSince(before);
    return claimed.map(users -> event.alsoChecking(users.ids())).orElse(event);
  }

  /** The marks of the hidden entries in the newer file. */
  public Map<String, String> newerMarks() {
    return snapshot.newerMarks();
  }

  /** Whether a newer file has changed a user without removing it. */
  public boolean isOverruled(String userId) {
    var mark = snapshot.newerMarks().get(DirectoryMarks.userKey(userId));
    return mark != null && !mark.equals(REMOVED);
  }

  /**
   * The revision of the file. Among several nodes, the highest wins.
   *
   * @see #revision
   */
  public long fileRevision() {
    return snapshot.fileRevision();
  }

  /** The marks of all entries of the file by their keys. */
  public Map<String, String> marks() {
    return snapshot.marks();
  }

  /** Increases with each change in this process. Cached results of an earlier one are invalid. */
  public long revision() {
    return entries().revision();
  }

  public Optional<Account> account(String userName) {
    return Optional.ofNullable(entries().accountsByName().get(userName));
  }

  public List<Account> accounts() {
    return entries().accounts();
  }

  public UserSource userSource() {
    return claimed.isPresent() ? UserSource.CLAIMS : UserSource.DIRECTORY;
  }

  /** Of users from claims, those that this node has seen. */
  public Optional<User> user(String id) {
    return claimed
        .map(users -> users.user(id))
        .orElseGet(() -> Optional.ofNullable(entries().usersById().get(id)));
  }

  /** Whether there is such a user. If users come from claims, there may be any. */
  public boolean hasUser(String id) {
    return claimed.isPresent() || user(id).isPresent();
  }

  /**
   * Keeps the claims of a user; empty if users do not come from claims.
   *
   * @param isNew whether the claims are of a token that was just verified, not of a sign-in
   */
  public Optional<Admission> admit(ClaimedUser seen, boolean isNew) {
    return claimed.map(users -> users.admit(seen, isNew));
  }

  /**
   * The user ids of the members, without those that claims name; empty if there is no group of this
   * name.
   */
  public Optional<Set<String>> agentGroup(String name) {
    return group(entries().agentGroups(), name);
  }

  /**
   * The user ids of the members, without those that claims name; empty if there is no group of this
   * name.
   */
  public Optional<Set<String>> placeGroup(String name) {
    return group(entries().placeGroups(), name);
  }

  /** A directory without workbins accepts any id, as a workbin of type Agent. */
  public Optional<Workbin> workbin(String id) {
    return entries().acceptsAnyWorkbin()
        ? Optional.of(new Workbin(id, id, id, Workbin.Type.Agent))
        : Optional.ofNullable(entries().workbins().get(id));
  }

  /** In the order of the file. */
  public Collection<Workbin> workbins() {
    return entries().workbins().values();
  }

  private Optional<Set<String>> group(Map<String, Set<String>> groups, String name) {
    return entries().acceptsAnyGroup()
        ? Optional.of(Set.of())
        : Optional.ofNullable(groups.get(name));
  }

  private DirectoryEntries entries() {
    return snapshot.entries();
  }
}
