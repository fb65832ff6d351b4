package io.workbins.notification;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Keeps what users should hear between the end of a session on a node that goes and the session
 * that follows it on another.
 */
public interface Handover {

  /** Whether there are no other nodes: nothing is kept then. */
  boolean isAlone();

  /**
   * Says which sessions end here. From then on this node delivers nothing.
   *
   * @param sessions asked for when nothing is delivered any more
   * @return when the sessions may end
   */
  CompletionStage<Void> leave(Supplier<List<Left>> sessions);

  /**
   * Takes over from one session of a user that ended on another node, if there is one.
   *
   * @return what that session should have heard and has not, in its order, up to now
   */
  CompletionStage<List<Notification>> takeOver(String userId);

  /**
   * A session that ends.
   *
   * @param userId whose
   * @param firstUnheard the reference number of the first message that waits in it, if one does
   */
  record Left(String userId, OptionalLong firstUnheard) {}
}
