package io.workbins.cluster.redis;

import java.util.concurrent.TimeUnit;

/**
 * The clock of Redis, which all nodes share. Counts on from the last heartbeat with the monotonic
 * clock of this process, so a change of the system time has no effect. Thread-safe.
 */
public final class RedisClock {

  private volatile long offsetMillis;

  /** Sets the current time of Redis, in ms. */
  public void set(long redisMillis) {
    offsetMillis = redisMillis - millis(System.nanoTime());
  }

  /** The time of Redis at a {@link System#nanoTime()}, in ms. */
  long at(long nanoTime) {
    return offsetMillis + millis(nanoTime);
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
