package io.workbins.identity.directory;

import java.util.HashMap;
import java.util.Map;

/**
 * The state of a directory at one time.
 *
 * @param fileRevision the revision of the file of this node
 * @param file the entries of this file
 * @param entries those of them that no newer file has changed
 * @param marks the marks of the file
 * @param newerMarks the marks that differ in a newer file
 */
record DirectorySnapshot(
    long fileRevision,
    DirectoryEntries file,
    DirectoryEntries entries,
    Map<String, String> marks,
    Map<String, String> newerMarks) {

  static DirectorySnapshot of(long fileRevision, DirectoryEntries file) {
    return new DirectorySnapshot(fileRevision, file, file, DirectoryMarks.of(file), Map.of());
  }

  /** This file, without the entries that a newer one has changed, as a later revision. */
  DirectorySnapshot overruledBy(Map<String, String> newer, long revision) {
    var remaining = file.without(newer.keySet()).withRevision(revision);
    return new DirectorySnapshot(fileRevision, file, remaining, marks, Map.copyOf(newer));
  }

  DirectoryChangedEvent changeSince(DirectorySnapshot before) {
    var newest = new HashMap<>(marks);
    newest.putAll(newerMarks);
    return new DirectoryComparison(before.entries, before.marks, entries, newest).event();
  }
}
