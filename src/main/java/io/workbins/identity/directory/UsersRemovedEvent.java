package io.workbins.identity.directory;

import java.util.Set;

/**
 * CDI event: users were removed from the directory. Their subscriptions must end first, so that
 * their sessions still receive the notifications.
 */
public record UsersRemovedEvent(Set<String> userIds) {

  /** The priority of observers that end subscriptions. */
  public static final int SUBSCRIPTIONS_END = 100;

  /** The priority of observers that end sessions. */
  public static final int SESSIONS_END = 200;
}
