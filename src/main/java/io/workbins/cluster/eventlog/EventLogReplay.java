package io.workbins.cluster.eventlog;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.cluster.redis.RedisKeys;
import io.workbins.cluster.redis.RedisReader;
import io.workbins.notification.Notification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads earlier entries of the event log. When a node disappears, thousands of sessions resume at
 * the same time: requests that arrive during a read share the next read. Thread-safe.
 */
public final class EventLogReplay {

  private static final int BATCH_SIZE = 500;

  private final RedisReader reader;
  private final InteractionCodec codec;
  private List<ReplayRequest> waiting = new ArrayList<>();
  private boolean isReading;

  public EventLogReplay(RedisReader reader, InteractionCodec codec) {
    this.reader = reader;
    this.codec = codec;
  }

  /**
   * The notifications of a user in a range of reference numbers.
   *
   * @param first the first reference number
   * @param last the last reference number, inclusive
   * @return in the order of reference numbers; fails with {@link
   *     io.workbins.notification.StoreUnavailableException} if Redis cannot be reached or entries
   *     of the range are no longer in the event log
   */
  public CompletionStage<List<Notification>> of(String userId, long first, long last) {
    var request = new ReplayRequest(userId, first, last);
    if (first > last) {
      request.complete(null);
    } else {
      synchronized (this) {
        waiting.add(request);
      }
      readNext();
    }
    return request.result();
  }

  private void readNext() {
    List<ReplayRequest> requests;
    synchronized (this) {
      if (isReading || waiting.isEmpty()) {
        return;
      }
      isReading = true;
      requests = waiting;
      waiting = new ArrayList<>();
    }
    new RangeRead(requests)
        .read()
        .whenComplete(
            (ignored, failure) -> {
              requests.forEach(request -> request.complete(failure));
              synchronized (this) {
                isReading = false;
              }
              readNext();
            });
  }

  /** One read for several requests, in batches, since Redis executes nothing else meanwhile. */
  private final class RangeRead {

    private final Map<String, List<ReplayRequest>> byUser = new HashMap<>();
    private final long last;
    private long next = Long.MAX_VALUE;

    private RangeRead(List<ReplayRequest> requests) {
      long max = 0;
      for (var request : requests) {
        byUser.computeIfAbsent(request.userId(), userId -> new ArrayList<>(1)).add(request);
        next = Math.min(next, request.first());
        max = Math.max(max, request.last());
      }
      last = max;
    }

    private CompletionStage<Void> read() {
      var request =
          Request.cmd(Command.XRANGE)
              .arg(RedisKeys.EVENT_LOG)
              .arg(EventLogEntry.id(next))
              .arg(EventLogEntry.id(last))
              .arg("COUNT")
              .arg(BATCH_SIZE);
      return reader.read(request).thenCompose(this::handleBatch);
    }

    private CompletionStage<Void> handleBatch(Response batch) {
      for (var response : batch) {
        var entry = EventLogEntry.of(response);
        failMissing(next, entry.number());
        entry.notifications(byUser::containsKey, codec).forEach(this::add);
        next = entry.number() + 1;
      }
      if (batch.size() == BATCH_SIZE && next <= last) {
        return read();
      }
      failMissing(next, last + 1);
      return CompletableFuture.completedFuture(null);
    }

    private void add(Notification notification) {
      byUser
          .getOrDefault(notification.recipientId(), List.of())
          .forEach(request -> request.add(notification));
    }

    /** Fails the requests for numbers without an entry, {@code to} exclusive. */
    private void failMissing(long from, long to) {
      if (from < to) {
        byUser.values().forEach(all -> all.forEach(request -> request.failMissing(from, to)));
      }
    }
  }
}
