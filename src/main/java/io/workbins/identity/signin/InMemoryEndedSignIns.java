package io.workbins.identity.signin;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ended sign-ins of a single node, in memory. Each is forgotten when it would have expired. A
 * user who has more than {@value #MAX_PER_USER} of them loses all sign-ins up to the oldest.
 */
@Singleton
@Typed(InMemoryEndedSignIns.class)
public final class InMemoryEndedSignIns implements EndedSignIns {

  private static final int MAX_PER_USER = 100;
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Map<String, EndedOfUser> byUserId = new ConcurrentHashMap<>();
  private final Duration maxAge;
  private final Clock clock;

  @Inject
  public InMemoryEndedSignIns(SignInConfig config) {
    this(config.maxAge(), Clock.systemUTC());
  }

  public InMemoryEndedSignIns(Duration maxAge, Clock clock) {
    this.maxAge = maxAge;
    this.clock = clock;
  }

  /**
   * The ended sign-ins of one user.
   *
   * @param allUpTo all sign-ins that began up to this time have ended
   * @param endedAt the other ended ones by id, in the order of their ends
   */
  private record EndedOfUser(Instant allUpTo, Map<Long, Instant> endedAt) {

    static final EndedOfUser NONE = new EndedOfUser(Instant.MIN, Map.of());

    EndedOfUser with(long id, Instant now, Instant forgotten) {
      var more = new LinkedHashMap<Long, Instant>();
      endedAt.forEach(
          (other, end) -> {
            if (end.isAfter(forgotten)) {
              more.put(other, end);
            }
          });
      more.putIfAbsent(id, now);
      if (more.size() <= MAX_PER_USER) {
        return new EndedOfUser(allUpTo, more);
      }
      var oldest = more.entrySet().iterator().next();
      more.remove(oldest.getKey());
      return new EndedOfUser(oldest.getValue(), more);
    }
  }

  @Override
  public State state(SignIn signIn) {
    var ended = byUserId.get(signIn.userId());
    if (ended == null) {
      return State.ACTIVE;
    }
    var end = ended.endedAt().get(signIn.id());
    if (end != null) {
      return clock.instant().isBefore(end.plus(GRACE)) ? State.ENDING : State.ENDED;
    }
    return signIn.began().isAfter(ended.allUpTo()) ? State.ACTIVE : State.ENDED;
  }

  @Override
  public CompletionStage<Void> end(SignIn signIn) {
    end(signIn.userId(), signIn.id(), clock.instant());
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Void> endAll(String userId) {
    endAll(userId, clock.instant());
    return CompletableFuture.completedFuture(null);
  }

  /** Adds the end of a sign-in. */
  public void end(String userId, long id, Instant time) {
    byUserId.compute(
        userId,
        (user, ended) ->
            (ended == null ? EndedOfUser.NONE : ended)
                .with(id, time, clock.instant().minus(maxAge)));
  }

  /** Adds the end of all sign-ins of a user. */
  public void endAll(String userId, Instant time) {
    byUserId.compute(
        userId,
        (user, ended) ->
            ended != null && ended.allUpTo().isAfter(time)
                ? ended
                : new EndedOfUser(time, Map.of()));
  }
}
