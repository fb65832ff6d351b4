package io.workbins.cluster;

import io.workbins.cluster.redis.Script;
import io.workbins.cluster.redis.ScriptRunner;
import io.workbins.subscription.Absences;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Absences in Redis: a user is absent without a session on any node. */
final class RedisAbsences implements Absences {

  private final ScriptRunner scripts;
  private final Duration gracePeriod;

  RedisAbsences(ScriptRunner scripts, Duration gracePeriod) {
    this.scripts = scripts;
    this.gracePeriod = gracePeriod;
  }

  @Override
  public CompletionStage<List<String>> expiredUsers() {
    return scripts
        .run(Script.EXPIRED_USERS, List.of(String.valueOf(gracePeriod.toMillis())))
        .thenApply(reply -> reply.stream().skip(1).map(Object::toString).toList());
  }
}
