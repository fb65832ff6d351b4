package io.workbins.cluster.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Detection of lost data by comparison with replies of Redis. */
class EventLogCursorTest {

  private final EventLogCursor cursor = new EventLogCursor();

  @BeforeEach
  void readUpToTen() {
    cursor.compare(at(-1), 9, "first");
    cursor.advance(entry(10, "ann"));
  }

  @Test
  void aNewCursorStartsAtTheLastNumber() {
    var fresh = new EventLogCursor();

    assertThat(fresh.compare(at(-1), 41, null)).isTrue();
    assertThat(fresh.number()).isEqualTo(41);
  }

  @Test
  void anIncarnationMayBeginAfterTheCursor() {
    var fresh = new EventLogCursor();
    fresh.compare(at(-1), 0, null);

    assertThat(fresh.compare(at(0), 3, "first")).isTrue();
    assertThat(fresh.number()).isZero();
  }

  /** A node asks Redis over two connections, and a heartbeat of one sets the incarnation. */
  @Test
  void aReplyFromBeforeTheFirstHeartbeatIsNoLoss() {
    var fresh = new EventLogCursor();
    var from = fresh.position();
    assertThat(fresh.compare(from, 0, "first")).isTrue();

    assertThat(fresh.compare(from, 0, null)).isTrue();

    assertThat(fresh.compare(fresh.position(), 0, "first")).isTrue();
    assertThat(fresh.compare(fresh.position(), 0, "second")).isFalse();
  }

  @Test
  void higherNumbersAreNoLoss() {
    assertThat(cursor.compare(at(10), 17, "first", entry(10, "ann"))).isTrue();
    assertThat(cursor.number()).isEqualTo(10);
  }

  @Test
  void aReplyToAnEarlierRequestIsNoLoss() {
    assertThat(cursor.compare(at(8), 9, "first")).isTrue();
    assertThat(cursor.number()).isEqualTo(10);
  }

  @Test
  void aTrimmedEntryIsNoLoss() {
    assertThat(cursor.compare(at(10), 17, "first", null)).isTrue();
  }

  @Test
  void lowerNumbersAreALoss() {
    assertThat(cursor.compare(at(10), 4, "first")).isFalse();
    assertThat(cursor.number()).isEqualTo(4);
  }

  @Test
  void anotherIncarnationIsALossEvenWithHigherNumbers() {
    assertThat(cursor.compare(at(10), 20, "second")).isFalse();
    assertThat(cursor.number()).isEqualTo(20);
  }

  @Test
  void aMissingIncarnationIsALossOnce() {
    assertThat(cursor.compare(at(10), 10, null)).isFalse();
    assertThat(cursor.compare(cursor.position(), 10, "second")).isTrue();
  }

  /** A replica took over without the last entries. */
  @Test
  void anotherEntryWithTheLastNumberIsALoss() {
    assertThat(cursor.compare(at(10), 17, "first", entry(10, "bob"))).isFalse();
    assertThat(cursor.number()).isEqualTo(17);
  }

  @Test
  void aReplyToARequestBeforeTheLossIsNoSecondLoss() {
    var before = cursor.position();
    cursor.compare(before, 0, "second");

    assertThat(cursor.compare(before, 0, null)).isTrue();
    assertThat(cursor.compare(before, 0, "second")).isTrue();
  }

  private static EventLogCursor.Position at(long position) {
    return new EventLogCursor.Position(position, 0, position < 0 ? null : "first");
  }

  private static EventLogEntry entry(long number, String to) {
    return new EventLogEntry(number, Map.of("to", to));
  }
}
