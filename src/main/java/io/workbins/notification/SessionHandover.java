package io.workbins.notification;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Keeps what users should hear between the end of a session on a node that goes and the session
 * that follows it on another.
 */
public interface SessionHandover {

  /** Whether there are no other nodes: nothing is kept then. */
  boolean isAlone();

  /**
   * Says which sessions end here. From then on this node delivers nothing.
   *
   * @param sessions asked for when nothing is delivered any more
   * @return when the sessions may end
   */
  CompletionStage<Void> release(Supplier<List<ReleasedSession>> sessions);

  /**
   * Takes over from one session of a user that ended on another node, if there is one.
   *
   * @return what that session should have heard and has not
   */
  CompletionStage<MissedNotifications> resume(String userId);

  /**
   * What a session should have heard that ended.
   *
   * @param notifications what it has not, in its order
   * @param upTo the last reference number that this is about: all up to it was heard, or is here; 0
   *     if there was no such session
   */
  record MissedNotifications(List<Notification> notifications, long upTo) {

    /** Nothing, since there was no such session. */
    public static final MissedNotifications NOTHING = new MissedNotifications(List.of(), 0);
  }

  /**
   * A session that ends.
   *
   * @param userId whose
   * @param firstUnheard the reference number of the first message that waits in it, if one does
   */
  record ReleasedSession(String userId, OptionalLong firstUnheard) {}
}
