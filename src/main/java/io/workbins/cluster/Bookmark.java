package io.workbins.cluster;

import org.jspecify.annotations.Nullable;

/**
 * Where a reader of the journal is, and whether that is still the journal it has read: Redis may
 * come back with less than it had, or with something else. Only {@link #mark} and {@link #position}
 * may be asked by more than one thread.
 */
final class Bookmark {

  private static final long NOT_BEGUN = -1;

  private volatile Mark mark = new Mark(NOT_BEGUN, 0);
  private @Nullable JournalEntry last;
  private @Nullable String era;

  /**
   * Where a reader was when it asked Redis something.
   *
   * @param position the number of the last entry that was read; -1 before anything is known
   * @param beginnings how often it has begun anew
   */
  record Mark(long position, int beginnings) {}

  /** Where the reader is. */
  Mark mark() {
    return mark;
  }

  /** The number of the last entry that was read; -1 before anything is known. */
  long position() {
    return mark.position();
  }

  /** An entry has been read. */
  void put(JournalEntry entry) {
    mark = new Mark(entry.number(), mark.beginnings());
    last = entry;
  }

  /**
   * Compares this with what Redis told, and begins anew after what it told if need be. What it was
   * asked before the last beginning says nothing any more.
   *
   * @param from the mark before Redis was asked
   * @param number the last reference number there
   * @param era the era there, if it has begun
   * @return whether it is still the same journal
   */
  boolean compare(Mark from, long number, @Nullable String era) {
    return compare(from, number, era, null);
  }

  /**
   * Compares this also with the entry at the position.
   *
   * @param entry what is there, if anything is kept of it
   */
  boolean compare(Mark from, long number, @Nullable String era, @Nullable JournalEntry entry) {
    if (from.beginnings() != mark.beginnings()) {
      return true;
    }
    boolean isSame =
        number >= from.position()
            && (this.era == null || this.era.equals(era))
            && (entry == null
                || last == null
                || entry.number() != last.number()
                || entry.equals(last));
    this.era = era;
    if (!isSame) {
      mark = new Mark(number, mark.beginnings() + 1);
      last = null;
    } else if (mark.position() == NOT_BEGUN) {
      mark = new Mark(number, mark.beginnings());
    }
    return isSame;
  }
}
