package io.workbins.cluster.identity;

import static io.workbins.identity.directory.DirectoryMarks.REMOVED;

import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.DirectoryMarks;
import io.workbins.subscription.Owner;
import io.workbins.subscription.WorkbinRef;

/**
 * The entries of the directory that a command depends on, as an argument of a script. The script
 * refuses the command if another node has a newer directory in which one of them differs.
 */
public final class DirectoryEvidence {

  private final Directory directory;
  private final StringBuilder text;

  private DirectoryEvidence(Directory directory) {
    this.directory = directory;
    this.text = new StringBuilder().append(directory.fileRevision());
  }

  public static DirectoryEvidence of(Directory directory) {
    return new DirectoryEvidence(directory);
  }

  public DirectoryEvidence user(String userId) {
    return add(DirectoryMarks.userKey(userId));
  }

  /** The workbin and its owner. */
  public DirectoryEvidence workbin(WorkbinRef workbinRef) {
    return owner(workbinRef.owner()).add(DirectoryMarks.workbinKey(workbinRef.workbinId()));
  }

  private DirectoryEvidence owner(Owner owner) {
    if (owner instanceof Owner.AgentGroup group) {
      return add(DirectoryMarks.agentGroupKey(group.group()));
    }
    if (owner instanceof Owner.PlaceGroup group) {
      return add(DirectoryMarks.placeGroupKey(group.group()));
    }
    return owner instanceof Owner.User user ? user(user.id()) : this;
  }

  private DirectoryEvidence add(String key) {
    text.append('\n').append(key).append('\n').append(directory.marks().getOrDefault(key, REMOVED));
    return this;
  }

  /** The revision, then the key and the mark of each entry, each on its own line. */
  public String text() {
    return text.toString();
  }
}
