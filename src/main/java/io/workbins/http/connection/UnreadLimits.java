package io.workbins.http.connection;

import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Limits what clients leave unread: each, and all together. Above the limit of all, those are cut
 * off that have left something unread for the longest time. Thread-safe.
 */
@Singleton
public final class UnreadLimits {

  private final Duration time;
  private final long maxBytes;
  private final long maxBytesOfAll;
  private final ConnectionMetrics metrics;
  private final Map<ReadGate, Long> bytesByGate = new LinkedHashMap<>();
  private final Queue<ReadGate> condemned = new ConcurrentLinkedQueue<>();
  private long bytesOfAll;

  UnreadLimits(ConnectionConfig config, ConnectionMetrics metrics) {
    this.time = config.unreadTime();
    this.maxBytes = config.unread().asLongValue();
    this.maxBytesOfAll = config.unreadTotal().asLongValue();
    this.metrics = metrics;
  }

  /** How long a client may leave something unread. */
  Duration time() {
    return time;
  }

  /** How many bytes a client may leave unread. */
  public long maxBytes() {
    return maxBytes;
  }

  /** The bytes that wait for a client, or 0 if its connection is closed. */
  public static long bytes(Channel channel) {
    if (!channel.isActive()) {
      return 0;
    }
    var mark = channel.config().getWriteBufferWaterMark();
    return channel.isWritable()
        ? mark.high() - channel.bytesBeforeUnwritable()
        : mark.low() + channel.bytesBeforeWritable();
  }

  /** Counts a connection that was closed because of its unread bytes. */
  void closed() {
    metrics.closed(CloseReason.UNREAD);
  }

  /** Counts the unread bytes of a connection, 0 if it is closed. May cut off any connection. */
  void count(ReadGate gate, long bytes) {
    for (var longest : change(gate, bytes)) {
      condemned.add(longest);
      longest.executor().execute(this::cutOffHere);
    }
    // now, too: an event loop may write to many clients before it runs the task
    cutOffHere();
  }

  private void cutOffHere() {
    condemned.removeIf(ReadGate::cutOffHere);
  }

  private synchronized List<ReadGate> change(ReadGate gate, long bytes) {
    var before = bytes == 0 ? bytesByGate.remove(gate) : bytesByGate.put(gate, bytes);
    bytesOfAll += bytes - (before == null ? 0 : before);
    var longest = new ArrayList<ReadGate>(0);
    var all = bytesByGate.entrySet().iterator();
    while (bytesOfAll > maxBytesOfAll) {
      var oldest = all.next();
      bytesOfAll -= oldest.getValue();
      longest.add(oldest.getKey());
      all.remove();
    }
    return longest;
  }
}
