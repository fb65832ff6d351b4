package io.workbins.notification;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Keeps the notifications that users miss between the end of a session on a node that shuts down
 * and their next session on another node.
 */
public interface SessionHandover {

  /** Whether this node is the only one: no notifications are kept then. */
  boolean isAlone();

  /**
   * Releases the sessions of this node, which delivers no notifications from then on.
   *
   * @param sessions called after the last delivery
   * @return completes when the sessions may end
   */
  CompletionStage<Void> release(Supplier<List<ReleasedSession>> sessions);

  /**
   * Resumes one released session of a user, if there is one.
   *
   * @return the notifications that this session missed
   */
  CompletionStage<MissedNotifications> resume(String userId);

  /**
   * The notifications that a released session missed.
   *
   * @param notifications in the order of their reference numbers
   * @param upTo the last reference number covered: notifications up to this one are either
   *     delivered or listed; 0 without a released session
   */
  record MissedNotifications(List<Notification> notifications, long upTo) {

    /** The user has no released session. */
    public static final MissedNotifications NOTHING = new MissedNotifications(List.of(), 0);
  }

  /**
   * A session that ends with its node.
   *
   * @param userId the user of the session
   * @param firstUndelivered the reference number of the first message in the session's queue
   */
  record ReleasedSession(String userId, OptionalLong firstUndelivered) {}
}
