package io.workbins.push.cometd;

import java.util.Queue;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.ServerMessageImpl;
import org.cometd.server.ext.AcknowledgedMessagesExtension;

/**
 * Limits the bytes in a queue of a session; CometD limits their number. CometD calls this with the
 * lock of the session.
 */
public final class QueueBytes implements ServerSession.QueueListener {

  private final ServerSession session;
  private final Queue<ServerMessage> queue;
  private final long maxBytes;
  private final AcknowledgedMessagesExtension.Listener listener;

  /** Those in the queue, and those that have left it since they were summed up. */
  private long bytes;

  /**
   * A limit for one queue.
   *
   * @param listener is told when the queue has too many bytes
   */
  public QueueBytes(
      ServerSession session,
      Queue<ServerMessage> queue,
      long maxBytes,
      AcknowledgedMessagesExtension.Listener listener) {
    this.session = session;
    this.queue = queue;
    this.maxBytes = maxBytes;
    this.listener = listener;
  }

  @Override
  public void queued(ServerSession sender, ServerMessage message) {
    bytes += bytes(message);
    if (bytes > maxBytes) {
      bytes = queue.stream().mapToLong(QueueBytes::bytes).sum();
      if (bytes > maxBytes) {
        listener.onBatchQueueMaxed(session, queue);
      }
    }
  }

  /** Notifications are frozen, that is, have their JSON. */
  private static long bytes(ServerMessage message) {
    var json = message instanceof ServerMessageImpl frozen ? frozen.getJSON() : null;
    return json == null ? 0 : json.length();
  }
}
