package io.workbins.cluster.identity;

import io.workbins.cluster.redis.Script;
import io.workbins.cluster.redis.ScriptRunner;
import io.workbins.identity.signin.EndedSignIns;
import io.workbins.identity.signin.InMemoryEndedSignIns;
import io.workbins.identity.signin.SignIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Ended sign-ins in the identity log, and in the memory of each node. */
public final class RedisEndedSignIns implements EndedSignIns {

  /** The id in the identity log that stands for all sign-ins of a user. */
  private static final String ALL = "";

  private final InMemoryEndedSignIns local;
  private final ScriptRunner scripts;
  private final Duration maxAge;
  private final Clock clock = Clock.systemUTC();

  /**
   * Ended sign-ins of all nodes.
   *
   * @param local what this node knows; {@link IdentityLogReader} adds the ends of other nodes
   * @param maxAge how long an end is kept
   */
  public RedisEndedSignIns(InMemoryEndedSignIns local, ScriptRunner scripts, Duration maxAge) {
    this.local = local;
    this.scripts = scripts;
    this.maxAge = maxAge;
  }

  @Override
  public State state(SignIn signIn) {
    return local.state(signIn);
  }

  @Override
  public CompletionStage<Void> end(SignIn signIn) {
    var now = clock.instant();
    local.end(signIn.userId(), signIn.id(), now);
    return append(signIn.userId(), String.valueOf(signIn.id()), now);
  }

  @Override
  public CompletionStage<Void> endAll(String userId) {
    var now = clock.instant();
    local.endAll(userId, now);
    return append(userId, ALL, now);
  }

  private CompletionStage<Void> append(String userId, String id, Instant now) {
    return scripts
        .run(
            Script.END_SIGN_IN,
            List.of(
                userId, id, String.valueOf(now.toEpochMilli()), String.valueOf(maxAge.toMillis())))
        .thenApply(reply -> null);
  }
}
