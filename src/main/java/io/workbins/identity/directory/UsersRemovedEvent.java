package io.workbins.identity.directory;

import java.util.Set;

/**
 * That users have left the directory. An event for CDI observers: first what is theirs ends, at
 * {@link #SUBSCRIPTIONS_END}, so that they can hear of it, then their sessions, at {@link
 * #SESSIONS_END}.
 *
 * @param userIds their ids
 */
public record UsersRemovedEvent(Set<String> userIds) {

  /** The priority of observers that end what users have. */
  public static final int SUBSCRIPTIONS_END = 100;

  /** The priority of observers that end their sessions. */
  public static final int SESSIONS_END = 200;
}
