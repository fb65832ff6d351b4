package io.workbins.identity.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts failures by key, and delays a key with many: the delay doubles with each further failure,
 * from one second to a maximum. A key without a failure for {@link #MEMORY} is forgotten.
 * Thread-safe.
 *
 * <p>The table has at most {@link #CAPACITY} keys. If it is full, a new key replaces the key with
 * the fewest failures and continues its count (the algorithm Space-Saving, Metwally et al. 2005).
 * No count is ever too low: made-up keys, with one failure each, replace one another but neither a
 * key under attack nor its count.
 */
final class FailureTable {

  static final int CAPACITY = 10_000;
  static final Duration MEMORY = Duration.ofMinutes(15);

  /** The exponent of the longest delay: more than any maximum. */
  private static final long MAX_EXPONENT = 30;

  private static final Comparator<Entry> FEWEST_FAILURES_FIRST =
      Comparator.comparingLong(Entry::failures).thenComparingLong(Entry::sequence);

  private record Entry(String key, long failures, Instant last, long sequence) {}

  /** In the order of the last failures. */
  private final LinkedHashMap<String, Entry> byKey = new LinkedHashMap<>();

  private final TreeSet<Entry> byFailures = new TreeSet<>(FEWEST_FAILURES_FIRST);
  private final int allowedFailures;
  private final Duration maxDelay;
  private final Clock clock;
  private long sequence;

  /**
   * Creates an empty table.
   *
   * @param allowedFailures the number of failures from which on a key is delayed
   */
  FailureTable(int allowedFailures, Duration maxDelay, Clock clock) {
    this.allowedFailures = allowedFailures;
    this.maxDelay = maxDelay;
    this.clock = clock;
  }

  /** The time for which the key is still delayed; zero if it is not. */
  synchronized Duration delay(String key) {
    var entry = entry(key);
    if (entry == null || entry.failures() < allowedFailures) {
      return Duration.ZERO;
    }
    long exponent = Math.min(entry.failures() - allowedFailures, MAX_EXPONENT);
    var delay = min(maxDelay, Duration.ofSeconds(1L << exponent));
    var remaining = delay.minus(Duration.between(entry.last(), clock.instant()));
    return remaining.isNegative() ? Duration.ZERO : remaining;
  }

  /** Whether the key has failed and is not forgotten. */
  synchronized boolean contains(String key) {
    return entry(key) != null;
  }

  synchronized void failed(String key) {
    removeForgotten();
    long failures = 0;
    var previous = byKey.get(key);
    if (previous == null && byKey.size() == CAPACITY) {
      previous = byFailures.first();
    }
    if (previous != null) {
      failures = previous.failures();
      remove(previous);
    }
    var entry = new Entry(key, failures + 1, clock.instant(), sequence++);
    byKey.put(key, entry);
    byFailures.add(entry);
  }

  /** Forgets the failures of a key. */
  synchronized void clear(String key) {
    var entry = byKey.get(key);
    if (entry != null) {
      remove(entry);
    }
  }

  private @Nullable Entry entry(String key) {
    var entry = byKey.get(key);
    return entry == null || isForgotten(entry) ? null : entry;
  }

  /** Also if the clock was set back: otherwise a delay would last until it has caught up. */
  private boolean isForgotten(Entry entry) {
    var age = Duration.between(entry.last(), clock.instant());
    return age.isNegative() || age.compareTo(MEMORY) >= 0;
  }

  private void removeForgotten() {
    while (!byKey.isEmpty()) {
      var oldest = byKey.values().iterator().next();
      if (!isForgotten(oldest)) {
        return;
      }
      remove(oldest);
    }
  }

  private void remove(Entry entry) {
    byKey.remove(entry.key());
    byFailures.remove(entry);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
