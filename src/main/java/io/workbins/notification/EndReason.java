package io.workbins.notification;

/** Why the service ended a subscription, spelled as in the JSON message. */
public enum EndReason {
  /** The user has had no CometD session for the grace period. */
  Absent,
  /** The user may no longer access the workbin. */
  PermissionRevoked,
  /** The workbin or its group left the directory. */
  WorkbinRemoved,
  /** The user left the directory. */
  UserRemoved
}
