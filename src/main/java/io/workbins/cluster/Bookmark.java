package io.workbins.cluster;

import org.jspecify.annotations.Nullable;

/**
 * Where a reader of the journal is, and whether that is still the journal it has read: Redis may
 * come back with less than it had, or with something else. Only {@link #position} may be asked by
 * more than one thread.
 */
final class Bookmark {

  private static final long NOT_BEGUN = -1;

  private volatile long position = NOT_BEGUN;
  private @Nullable JournalEntry last;
  private @Nullable String era;

  /** The number of the last entry that was read; -1 before anything is known. */
  long position() {
    return position;
  }

  /** An entry has been read. */
  void put(JournalEntry entry) {
    position = entry.number();
    last = entry;
  }

  /**
   * Compares this with what Redis told, and begins anew after what it told if need be.
   *
   * @param from the position before Redis was asked
   * @param number the last reference number there
   * @param era the era there, if it has begun
   * @return whether it is still the same journal
   */
  boolean compare(long from, long number, @Nullable String era) {
    boolean isSame = number >= from && (this.era == null || this.era.equals(era));
    this.era = era;
    return isSame ? begin(number) : beginAnew(number);
  }

  /**
   * Compares this also with the entry at the position.
   *
   * @param entry what is there, if anything is kept of it
   */
  boolean compare(long from, long number, @Nullable String era, @Nullable JournalEntry entry) {
    boolean isSame = entry == null || last == null || entry.equals(last);
    return compare(from, number, era) && (isSame || beginAnew(number));
  }

  private boolean begin(long number) {
    if (position == NOT_BEGUN) {
      position = number;
    }
    return true;
  }

  private boolean beginAnew(long number) {
    position = number;
    last = null;
    return false;
  }
}
