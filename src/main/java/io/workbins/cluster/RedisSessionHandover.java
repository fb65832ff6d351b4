package io.workbins.cluster;

import io.workbins.cluster.eventlog.EventLogReader;
import io.workbins.cluster.eventlog.EventLogReplay;
import io.workbins.cluster.redis.Script;
import io.workbins.cluster.redis.ScriptRunner;
import io.workbins.notification.SessionHandover;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Stores in Redis the first undelivered reference number of each released session. */
final class RedisSessionHandover implements SessionHandover {

  private static final int BATCH_SIZE = 500;

  private final EventLogReader eventLogReader;
  private final ScriptRunner scripts;
  private final EventLogReplay replay;

  RedisSessionHandover(EventLogReader eventLogReader, ScriptRunner scripts, EventLogReplay replay) {
    this.eventLogReader = eventLogReader;
    this.scripts = scripts;
    this.replay = replay;
  }

  @Override
  public boolean isAlone() {
    return false;
  }

  @Override
  public CompletionStage<Void> release(Supplier<List<ReleasedSession>> sessions) {
    var result = new CompletableFuture<Void>();
    eventLogReader.stop(
        () ->
            store(sessions, eventLogReader.lastNumber() + 1)
                .whenComplete(
                    (stored, failure) -> {
                      if (failure == null) {
                        result.complete(null);
                      } else {
                        result.completeExceptionally(failure);
                      }
                    }));
    return result;
  }

  @Override
  public CompletionStage<MissedNotifications> resume(String userId) {
    return scripts
        .run(Script.SESSION_RESUME, List.of(userId))
        .thenCompose(reply -> missed(userId, reply.get(1).toLong(), reply.get(2).toLong()));
  }

  private CompletionStage<MissedNotifications> missed(String userId, long first, long last) {
    return first == 0
        ? CompletableFuture.completedFuture(MissedNotifications.NOTHING)
        : replay
            .of(userId, first, last)
            .thenApply(notifications -> new MissedNotifications(notifications, last));
  }

  private CompletionStage<Void> store(Supplier<List<ReleasedSession>> sessions, long nextNumber) {
    try {
      return store(sessions.get(), nextNumber);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletionStage<Void> store(List<ReleasedSession> sessions, long nextNumber) {
    var stored = new ArrayList<CompletableFuture<?>>();
    for (int from = 0; from < sessions.size(); from += BATCH_SIZE) {
      var arguments = new ArrayList<String>();
      for (var session : sessions.subList(from, Math.min(from + BATCH_SIZE, sessions.size()))) {
        arguments.add(session.userId());
        arguments.add(String.valueOf(session.firstUndelivered().orElse(nextNumber)));
      }
      stored.add(scripts.run(Script.SESSION_RELEASE, arguments).toCompletableFuture());
    }
    return CompletableFuture.allOf(stored.toArray(CompletableFuture[]::new));
  }
}
