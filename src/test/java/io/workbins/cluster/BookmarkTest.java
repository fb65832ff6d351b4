package io.workbins.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether the journal is the one that was read, as far as a reader can know. */
class BookmarkTest {

  private final Bookmark bookmark = new Bookmark();

  @BeforeEach
  void readUpToTen() {
    bookmark.compare(at(-1), 9, "first");
    bookmark.put(entry(10, "ann"));
  }

  @Test
  void aReaderBeginsAfterTheLastNumber() {
    var fresh = new Bookmark();

    assertThat(fresh.compare(at(-1), 41, null)).isTrue();
    assertThat(fresh.position()).isEqualTo(41);
  }

  @Test
  void anEraMayBeginAfterTheReader() {
    var fresh = new Bookmark();
    fresh.compare(at(-1), 0, null);

    assertThat(fresh.compare(at(0), 3, "first")).isTrue();
    assertThat(fresh.position()).isZero();
  }

  @Test
  void moreThanWasReadIsNoLoss() {
    assertThat(bookmark.compare(at(10), 17, "first", entry(10, "ann"))).isTrue();
    assertThat(bookmark.position()).isEqualTo(10);
  }

  @Test
  void anAnswerFromBeforeTheLastReadingIsNoLoss() {
    assertThat(bookmark.compare(at(8), 9, "first")).isTrue();
    assertThat(bookmark.position()).isEqualTo(10);
  }

  @Test
  void anEntryThatIsKeptNoMoreIsNoLoss() {
    assertThat(bookmark.compare(at(10), 17, "first", null)).isTrue();
  }

  @Test
  void lowerNumbersAreALoss() {
    assertThat(bookmark.compare(at(10), 4, "first")).isFalse();
    assertThat(bookmark.position()).isEqualTo(4);
  }

  @Test
  void anotherEraIsALossThoughItsNumbersAreHigher() {
    assertThat(bookmark.compare(at(10), 20, "second")).isFalse();
    assertThat(bookmark.position()).isEqualTo(20);
  }

  @Test
  void anEraThatIsGoneIsALossOnce() {
    assertThat(bookmark.compare(at(10), 10, null)).isFalse();
    assertThat(bookmark.compare(bookmark.mark(), 10, "second")).isTrue();
  }

  /** A replica that has taken over before it had all. */
  @Test
  void anotherEntryInThePlaceOfTheLastIsALoss() {
    assertThat(bookmark.compare(at(10), 17, "first", entry(10, "bob"))).isFalse();
    assertThat(bookmark.position()).isEqualTo(17);
  }

  @Test
  void whatWasAskedBeforeTheLossIsNoSecondOne() {
    var before = bookmark.mark();
    bookmark.compare(before, 0, "second");

    assertThat(bookmark.compare(before, 0, null)).isTrue();
    assertThat(bookmark.compare(before, 0, "second")).isTrue();
  }

  private static Bookmark.Mark at(long position) {
    return new Bookmark.Mark(position, 0);
  }

  private static JournalEntry entry(long number, String to) {
    return new JournalEntry(number, Map.of("to", to));
  }
}
