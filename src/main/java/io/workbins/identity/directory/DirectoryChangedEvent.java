package io.workbins.identity.directory;

import java.util.Set;

/**
 * CDI event: the directory has changed. Observers end what users may no longer have. Subscriptions
 * end first, so that sessions still receive the notifications.
 *
 * @param removedUserIds users who left the directory
 * @param changedAccountIds users whose user name or password changed
 * @param checkUserIds users who may have lost the permission for a subscription
 * @param lacksOwnersOrWorkbins whether users, groups or workbins left the directory
 */
public record DirectoryChangedEvent(
    Set<String> removedUserIds,
    Set<String> changedAccountIds,
    Set<String> checkUserIds,
    boolean lacksOwnersOrWorkbins) {

  /** The priority of the observer that tells other nodes. */
  public static final int PUBLISH = 10;

  /** The priority of observers that end sign-ins, so that no request brings back what ends. */
  public static final int SIGN_INS_END = 50;

  /** The priority of observers that end subscriptions. */
  public static final int SUBSCRIPTIONS_END = 100;

  /** The priority of observers that end sessions and connections. */
  public static final int SESSIONS_END = 200;

  /** Also checks users who are not in the file, if something left it. */
  DirectoryChangedEvent alsoChecking(Set<String> userIds) {
    return lacksOwnersOrWorkbins
        ? new DirectoryChangedEvent(removedUserIds, changedAccountIds, userIds, true)
        : this;
  }
}
