package io.workbins.cluster;

import io.workbins.notification.Handover;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Remembers in Redis up to where sessions have heard the journal that ended with their node. */
final class RedisHandover implements Handover {

  private static final int AT_ONCE = 500;

  private final RedisBus bus;
  private final Scripts scripts;
  private final Past past;

  RedisHandover(RedisBus bus, Scripts scripts, Past past) {
    this.bus = bus;
    this.scripts = scripts;
    this.past = past;
  }

  @Override
  public boolean isAlone() {
    return false;
  }

  @Override
  public CompletionStage<Void> leave(Supplier<List<Left>> sessions) {
    var left = new CompletableFuture<Void>();
    bus.stop(
        () ->
            remember(sessions, bus.position() + 1)
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
  public CompletionStage<Missed> takeOver(String userId) {
    return scripts
        .run(Script.TAKE_OVER, List.of(userId))
        .thenCompose(reply -> missed(userId, reply.get(1).toLong(), reply.get(2).toLong()));
  }

  private CompletionStage<Missed> missed(String userId, long first, long last) {
    return first == 0
        ? CompletableFuture.completedFuture(Missed.NOTHING)
        : past.of(userId, first, last).thenApply(notifications -> new Missed(notifications, last));
  }

  private CompletionStage<Void> remember(Supplier<List<Left>> sessions, long next) {
    try {
      return remember(sessions.get(), next);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletionStage<Void> remember(List<Left> sessions, long next) {
    var done = new ArrayList<CompletableFuture<?>>();
    for (int from = 0; from < sessions.size(); from += AT_ONCE) {
      var arguments = new ArrayList<String>();
      for (var session : sessions.subList(from, Math.min(from + AT_ONCE, sessions.size()))) {
        arguments.add(session.userId());
        arguments.add(String.valueOf(session.firstUnheard().orElse(next)));
      }
      done.add(scripts.run(Script.HAND_OVER, arguments).toCompletableFuture());
    }
    return CompletableFuture.allOf(done.toArray(CompletableFuture[]::new));
  }
}
