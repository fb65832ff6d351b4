package io.workbins.cluster.eventlog;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.cluster.redis.RedisKeys;
import io.workbins.cluster.redis.RedisReader;
import io.workbins.notification.Notification;
import io.workbins.notification.StoreUnavailableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Reads again what has been in the event log. After a node is gone thousands ask at once: those who
 * ask while it is being read are read for together, the next time.
 */
public final class EventLogReplay {

  private static final int AT_ONCE = 500;

  private final RedisReader reads;
  private final InteractionCodec codec;
  private List<ReplayRequest> waiting = new ArrayList<>();
  private boolean isReading;

  public EventLogReplay(RedisReader reads, InteractionCodec codec) {
    this.reads = reads;
    this.codec = codec;
  }

  /**
   * What a user was told.
   *
   * @param first the first reference number that is wanted
   * @param last the last one
   * @return in the order of reference numbers; fails with {@link StoreUnavailableException} if it
   *     cannot be read, or is kept no more
   */
  public CompletionStage<List<Notification>> of(String userId, long first, long last) {
    var request = new ReplayRequest(userId, first, last);
    if (first > last) {
      request.grant();
    } else {
      synchronized (this) {
        waiting.add(request);
      }
      readNext();
    }
    return request.granted;
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
    new Reading(requests)
        .read()
        .whenComplete(
            (read, failure) -> {
              requests.forEach(request -> request.end(failure));
              synchronized (this) {
                isReading = false;
              }
              readNext();
            });
  }

  /**
   * One pass over the event log, a part at a time, since nothing else happens in Redis meanwhile.
   */
  private final class Reading {

    private final Map<String, List<ReplayRequest>> requests = new HashMap<>();
    private final long last;
    private long next = Long.MAX_VALUE;

    private Reading(List<ReplayRequest> all) {
      long to = 0;
      for (var request : all) {
        requests.computeIfAbsent(request.userId, userId -> new ArrayList<>(1)).add(request);
        next = Math.min(next, request.first);
        to = Math.max(to, request.last);
      }
      last = to;
    }

    private CompletionStage<Void> read() {
      var request =
          Request.cmd(Command.XRANGE)
              .arg(RedisKeys.EVENT_LOG)
              .arg(EventLogEntry.id(next))
              .arg(EventLogEntry.id(last))
              .arg("COUNT")
              .arg(AT_ONCE);
      return reads.read(request).thenCompose(this::take);
    }

    private CompletionStage<Void> take(Response part) {
      for (var each : part) {
        var entry = EventLogEntry.of(each);
        forget(next, entry.number());
        entry.notifications(requests::containsKey, codec).forEach(this::add);
        next = entry.number() + 1;
      }
      if (part.size() == AT_ONCE && next <= last) {
        return read();
      }
      forget(next, last + 1);
      return CompletableFuture.completedFuture(null);
    }

    private void add(Notification notification) {
      requests
          .getOrDefault(notification.recipientId(), List.of())
          .forEach(request -> request.add(notification));
    }

    /** Some numbers have no entry any more. */
    private void forget(long from, long to) {
      if (from < to) {
        requests.values().forEach(each -> each.forEach(request -> request.forget(from, to)));
      }
    }
  }

  /** What somebody wants to know. */
  private static final class ReplayRequest {

    private final String userId;
    private final long first;
    private final long last;
    private final List<Notification> found = new ArrayList<>();
    private final CompletableFuture<List<Notification>> granted = new CompletableFuture<>();

    private ReplayRequest(String userId, long first, long last) {
      this.userId = userId;
      this.first = first;
      this.last = last;
    }

    private void add(Notification notification) {
      long number = notification.message().referenceId();
      if (number >= first && number <= last) {
        found.add(notification);
      }
    }

    private void forget(long from, long to) {
      if (from <= last && to > first) {
        granted.completeExceptionally(
            new StoreUnavailableException(
                "The eventLog has forgotten reference numbers from " + from));
      }
    }

    private void end(@Nullable Throwable failure) {
      if (failure == null) {
        grant();
      } else {
        granted.completeExceptionally(failure);
      }
    }

    private void grant() {
      granted.complete(found);
    }
  }
}
