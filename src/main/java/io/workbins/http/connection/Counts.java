package io.workbins.http.connection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts something by key, up to a limit. A key whose count is 0 takes no memory. Thread-safe. */
final class Counts {

  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final int limit;

  Counts(int limit) {
    this.limit = limit;
  }

  /** Adds one. Returns false, and changes nothing, if the count is at the limit. */
  boolean add(String key) {
    var added = new boolean[1];
    counts.compute(
        key,
        (same, count) -> {
          int current = count == null ? 0 : count;
          added[0] = current < limit;
          return added[0] ? Integer.valueOf(current + 1) : count;
        });
    return added[0];
  }

  /** Takes one away. */
  void remove(String key) {
    counts.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
  }
}
