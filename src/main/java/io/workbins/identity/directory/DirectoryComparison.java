package io.workbins.identity.directory;

import static io.workbins.identity.directory.DirectoryMarks.REMOVED;
import static io.workbins.identity.directory.DirectoryMarks.haveSameAccount;
import static io.workbins.identity.directory.DirectoryMarks.userKey;
import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Compares two revisions of the directory. */
final class DirectoryComparison {

  private final DirectoryEntries before;
  private final Map<String, String> marksBefore;
  private final DirectoryEntries after;
  private final Map<String, String> marks;

  /**
   * Compares two revisions.
   *
   * @param marksBefore the mark of each entry before
   * @param marks the mark of each entry now, also of those that {@code after} lacks because their
   *     contents are not known
   */
  DirectoryComparison(
      DirectoryEntries before,
      Map<String, String> marksBefore,
      DirectoryEntries after,
      Map<String, String> marks) {
    this.before = before;
    this.marksBefore = marksBefore;
    this.after = after;
    this.marks = marks;
  }

  DirectoryChangedEvent event() {
    var removedUserIds = users(this::isRemoved);
    boolean lacksOwnersOrWorkbins = !removedUserIds.isEmpty() || lacksGroups() || lacksWorkbins();
    return new DirectoryChangedEvent(
        removedUserIds,
        users(id -> !isRemoved(id) && !haveSameAccount(markBefore(id), mark(id))),
        users(
            id ->
                after.usersById().containsKey(id)
                    && (lacksOwnersOrWorkbins || !markBefore(id).equals(mark(id)))),
        lacksOwnersOrWorkbins);
  }

  private boolean lacksGroups() {
    return (before.acceptsAnyGroup() && !after.acceptsAnyGroup())
        || !after.agentGroups().keySet().containsAll(before.agentGroups().keySet())
        || !after.placeGroups().keySet().containsAll(before.placeGroups().keySet());
  }

  /** A directory without workbins accepts any id. */
  private boolean lacksWorkbins() {
    return !after.acceptsAnyWorkbin()
        && (before.acceptsAnyWorkbin()
            || !after.workbins().keySet().containsAll(before.workbins().keySet()));
  }

  private Set<String> users(Predicate<String> filter) {
    return before.usersById().keySet().stream()
        .filter(filter)
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean isRemoved(String userId) {
    return mark(userId).equals(REMOVED);
  }

  private String markBefore(String userId) {
    return requireNonNull(marksBefore.get(userKey(userId)));
  }

  private String mark(String userId) {
    return marks.getOrDefault(userKey(userId), REMOVED);
  }
}
