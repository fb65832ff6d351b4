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

  private volatile Snapshot snapshot;

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
    var file = DirectoryEntries.of(accounts, agentGroups, placeGroups, workbins);
    this.snapshot = new Snapshot(fileRevision, file, file, DirectoryMarks.of(file), Map.of());
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
   * The state at one time.
   *
   * @param file the entries of the file of this node
   * @param entries those of them that no newer file has changed
   * @param marks the marks of the file
   * @param newerMarks the marks that differ in a newer file
   */
  private record Snapshot(
      long fileRevision,
      DirectoryEntries file,
      DirectoryEntries entries,
      Map<String, String> marks,
      Map<String, String> newerMarks) {}

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

  private DirectoryChangedEvent change(Snapshot read, Map<String, String> newerMarks) {
    var before = snapshot;
    var entries =
        read.file().without(newerMarks.keySet()).withRevision(before.entries().revision() + 1);
    snapshot =
        new Snapshot(
            read.fileRevision(), read.file(), entries, read.marks(), Map.copyOf(newerMarks));
    var marks = new HashMap<>(read.marks());
    marks.putAll(newerMarks);
    return new DirectoryComparison(before.entries(), before.marks(), entries, marks).event();
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

  public Optional<User> user(String id) {
    return Optional.ofNullable(entries().usersById().get(id));
  }

  /** The user ids of the members; empty if there is no group of this name. */
  public Optional<Set<String>> agentGroup(String name) {
    return Optional.ofNullable(entries().agentGroups().get(name));
  }

  /** The user ids of the members; empty if there is no group of this name. */
  public Optional<Set<String>> placeGroup(String name) {
    return Optional.ofNullable(entries().placeGroups().get(name));
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

  private DirectoryEntries entries() {
    return snapshot.entries();
  }
}
