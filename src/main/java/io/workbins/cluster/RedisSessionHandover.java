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

/** Remembers in Redis up to where sessions have heard the event log that ended with their node. */
final class RedisSessionHandover implements SessionHandover {

  private static final int AT_ONCE = 500;

  private final EventLogReader bus;
  private final ScriptRunner scripts;
  private final EventLogReplay past;

  RedisSessionHandover(EventLogReader bus, ScriptRunner scripts, EventLogReplay past) {
    this.bus = bus;
    this.scripts = scripts;
    this.past = past;
  }

  @Override
  public boolean isAlone() {
    return false;
  }

  @Override
  public CompletionStage<Void> release(Supplier<List<ReleasedSession>> sessions) {
    var left = new CompletableFuture<Void>();
    bus.stop(
        () ->
            remember(sessions, bus.lastNumber() + 1)
                .whenComplete(
                    (done, failure) -> {
                      if (failure == null) {
                        left.complete(null);
                      } else {
                        left.completeExceptionally(failure);
                      }
                    }));
    return left;
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
        : past.of(userId, first, last)
            .thenApply(notifications -> new MissedNotifications(notifications, last));
  }

  private CompletionStage<Void> remember(Supplier<List<ReleasedSession>> sessions, long next) {
    try {
      return remember(sessions.get(), next);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletionStage<Void> remember(List<ReleasedSession> sessions, long next) {
    var done = new ArrayList<CompletableFuture<?>>();
    for (int from = 0; from < sessions.size(); from += AT_ONCE) {
      var arguments = new ArrayList<String>();
      for (var session : sessions.subList(from, Math.min(from + AT_ONCE, sessions.size()))) {
        arguments.add(session.userId());
        arguments.add(String.valueOf(session.firstUnheard().orElse(next)));
      }
      done.add(scripts.run(Script.SESSION_RELEASE, arguments).toCompletableFuture());
    }
    return CompletableFuture.allOf(done.toArray(CompletableFuture[]::new));
  }
}
