package io.workbins.cluster;

import io.workbins.subscription.Absences;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Absences in Redis: of those who have a session on no node. */
final class RedisAbsences implements Absences {

  private final Scripts scripts;
  private final Duration grace;

  RedisAbsences(Scripts scripts, Duration grace) {
    this.scripts = scripts;
    this.grace = grace;
  }

  @Override
  public CompletionStage<List<String>> overdue() {
    return scripts
        .run(Script.OVERDUE, List.of(String.valueOf(grace.toMillis())))
        .thenApply(reply -> reply.stream().skip(1).map(Object::toString).toList());
  }
}
