package io.workbins.cluster.eventlog;

import org.jspecify.annotations.Nullable;

/**
 * Where a reader of the event log is, and whether that is still the event log it has read: Redis
 * may come back with less than it had, or with something else. Only {@link #position} and {@link
 * #number} may be asked by more than one thread.
 */
public final class EventLogCursor {

  private static final long NOT_BEGUN = -1;

  private volatile Position position = new Position(NOT_BEGUN, 0);
  private @Nullable EventLogEntry last;
  private @Nullable String incarnation;

  /**
   * Where a reader was when it asked Redis something.
   *
   * @param number the number of the last entry that was read; -1 before anything is known
   * @param beginnings how often it has begun anew
   */
  public record Position(long number, int beginnings) {}

  /** Where the reader is. */
  Position position() {
    return position;
  }

  /** The number of the last entry that was read; -1 before anything is known. */
  long number() {
    return position.number();
  }

  /** An entry has been read. */
  void put(EventLogEntry entry) {
    position = new Position(entry.number(), position.beginnings());
    last = entry;
  }

  /**
   * Compares this with what Redis told, and begins anew after what it told if need be. What it was
   * asked before the last beginning says nothing any more.
   *
   * @param from the mark before the request to Redis
   * @param number the last reference number there
   * @param incarnation the incarnation there, if it has begun
   * @return whether it is still the same event log
   */
  boolean compare(Position from, long number, @Nullable String incarnation) {
    return compare(from, number, incarnation, null);
  }

  /**
   * Compares this also with the entry at the position.
   *
   * @param entry what is there, if anything is kept of it
   */
  boolean compare(
      Position from, long number, @Nullable String incarnation, @Nullable EventLogEntry entry) {
    if (from.beginnings() != position.beginnings()) {
      return true;
    }
    boolean isSame =
        number >= from.number()
            && (this.incarnation == null || this.incarnation.equals(incarnation))
            && (entry == null
                || last == null
                || entry.number() != last.number()
                || entry.equals(last));
    this.incarnation = incarnation;
    if (!isSame) {
      position = new Position(number, position.beginnings() + 1);
      last = null;
    } else if (position.number() == NOT_BEGUN) {
      position = new Position(number, position.beginnings());
    }
    return isSame;
  }
}
