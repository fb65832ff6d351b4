package io.workbins.cluster.redis;

import java.util.concurrent.TimeUnit;

/**
 * What time it is for Redis. Nodes do not share a clock, and theirs may be set; so each asks Redis
 * now and then, and counts on from there.
 */
public final class RedisClock {

  private volatile long offsetMillis;

  /** Takes note of what Redis says the time is now, in ms. */
  public void set(long redisMillis) {
    offsetMillis = redisMillis - millis(System.nanoTime());
  }

  /** The time for Redis at a moment of {@link System#nanoTime()}, in ms. */
  long at(long nanoTime) {
    return offsetMillis + millis(nanoTime);
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
