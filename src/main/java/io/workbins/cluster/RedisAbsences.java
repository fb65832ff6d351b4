package io.workbins.cluster;

import io.workbins.cluster.redis.Script;
import io.workbins.cluster.redis.ScriptRunner;
import io.workbins.subscription.Absences;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Absences in Redis: of those who have a session on no node. */
final class RedisAbsences implements Absences {

  private final ScriptRunner scripts;
  private final Duration grace;

  RedisAbsences(ScriptRunner scripts, Duration grace) {
    this.scripts = scripts;
    this.grace = grace;
  }

  @Override
  public CompletionStage<List<String>> expiredUsers() {
    return scripts
        .run(Script.EXPIRED_USERS, List.of(String.valueOf(grace.toMillis())))
        .thenApply(reply -> reply.stream().skip(1).map(Object::toString).toList());
  }
}
