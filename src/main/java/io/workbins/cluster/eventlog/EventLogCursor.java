package io.workbins.cluster.eventlog;

import org.jspecify.annotations.Nullable;

/**
 * The position of a reader in the event log. Detects that Redis lost data: after a restart or a
 * failover, Redis may have fewer entries than were read, or other ones. Only {@link #position} and
 * {@link #number} are thread-safe.
 */
public final class EventLogCursor {

  private static final long UNKNOWN = -1;

  private volatile Position position = new Position(UNKNOWN, 0, null);
  private @Nullable EventLogEntry lastEntry;

  /**
   * The position of a reader at the time of a request to Redis.
   *
   * @param number the reference number of the last entry that was read; -1 if not known yet
   * @param resets how often the cursor was reset after a loss
   * @param incarnation the incarnation of the data; null if not known yet
   */
  public record Position(long number, int resets, @Nullable String incarnation) {

    private Position withNumber(long other) {
      return new Position(other, resets, incarnation);
    }

    private Position withIncarnation(String other) {
      return new Position(number, resets, other);
    }
  }

  Position position() {
    return position;
  }

  /** The reference number of the last entry that was read; -1 if not known yet. */
  long number() {
    return position.number();
  }

  /** Moves the cursor to an entry that was read. */
  void advance(EventLogEntry entry) {
    position = position.withNumber(entry.number());
    lastEntry = entry;
  }

  /**
   * Compares the cursor with a reply of Redis, and resets the cursor to the last number of Redis if
   * data was lost. Replies to requests before the last reset are ignored.
   *
   * @param from the position before the request
   * @param number the last reference number in Redis
   * @param incarnation the incarnation of the data in Redis, null if not set yet
   * @return false if data was lost
   */
  boolean compare(Position from, long number, @Nullable String incarnation) {
    return compare(from, number, incarnation, null);
  }

  /**
   * Also compares the entry at the position.
   *
   * @param entry null if the entry is no longer in the event log
   */
  boolean compare(
      Position from, long number, @Nullable String incarnation, @Nullable EventLogEntry entry) {
    if (from.resets() != position.resets()) {
      return true;
    }
    boolean isSame =
        number >= from.number()
            && isSameIncarnation(from, incarnation)
            && (entry == null
                || lastEntry == null
                || entry.number() != lastEntry.number()
                || entry.equals(lastEntry));
    if (!isSame) {
      position = new Position(number, position.resets() + 1, incarnation);
      lastEntry = null;
      return false;
    }
    if (incarnation != null) {
      position = position.withIncarnation(incarnation);
    }
    if (position.number() == UNKNOWN) {
      position = position.withNumber(number);
    }
    return true;
  }

  /** A reply without an incarnation may be older than the one that the cursor knows by now. */
  private boolean isSameIncarnation(Position from, @Nullable String incarnation) {
    var known = incarnation == null ? from.incarnation() : position.incarnation();
    return known == null || known.equals(incarnation);
  }
}
