package io.workbins.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.identity.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts and delays of keys, and what a full table keeps. */
class FailureTableTest {

  private static final int ALLOWED = 3;
  private static final Duration MAX = Duration.ofSeconds(30);

  private final SettableClock clock = new SettableClock();
  private final FailureTable table = new FailureTable(ALLOWED, MAX, clock);

  @ParameterizedTest
  @CsvSource({
    "0, 0", "1, 0", "2, 0", "3, 1", "4, 2", "5, 4", "6, 8", "7, 16", "8, 30", "9, 30", "80, 30"
  })
  void theDelayDoublesUpToTheMaximum(int failures, int seconds) {
    fail("ann", failures);

    assertThat(table.delay("ann")).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void aDelayEnds() {
    fail("ann", ALLOWED + 1);

    clock.advance(Duration.ofMillis(1_999));
    assertThat(table.delay("ann")).isEqualTo(Duration.ofMillis(1));
    clock.advance(Duration.ofMillis(1));
    assertThat(table.delay("ann")).isZero();
  }

  @Test
  void aDelayedKeyDoesNotDelayOthers() {
    fail("ann", 100);

    assertThat(table.delay("bob")).isZero();
    assertThat(table.contains("bob")).isFalse();
  }

  @Test
  void failuresAreForgottenAfterAQuietTime() {
    fail("ann", ALLOWED);
    clock.advance(FailureTable.MEMORY.minusMillis(1));
    assertThat(table.contains("ann")).isTrue();

    clock.advance(Duration.ofMillis(1));

    assertThat(table.contains("ann")).isFalse();
    table.failed("ann");
    assertThat(table.delay("ann")).as("delay after one failure").isZero();
  }

  @Test
  void aClearedKeyStartsAgain() {
    fail("ann", ALLOWED);

    table.clear("ann");
    fail("ann", ALLOWED - 1);

    assertThat(table.delay("ann")).isZero();
  }

  /** Otherwise a correction of the clock would delay a user for as long. */
  @Test
  void noDelayOutlastsAClockThatIsSetBack() {
    fail("ann", 100);

    clock.advance(Duration.ofHours(-1));

    assertThat(table.delay("ann")).isZero();
    fail("ann", ALLOWED);
    assertThat(table.delay("ann")).isLessThanOrEqualTo(MAX);
  }

  @Test
  void madeUpKeysDoNotResetAKeyUnderAttack() {
    fail("ann", ALLOWED);

    for (int i = 0; i < 3 * FailureTable.CAPACITY; i++) {
      table.failed("made-up-" + i);
      if (i % FailureTable.CAPACITY == 0) {
        table.failed("ann");
      }
    }

    assertThat(table.delay("ann")).isEqualTo(Duration.ofSeconds(8));
  }

  /** A key that a full table has dropped could be guessed without end. */
  @Test
  void aFullTableNeverCountsTooFew() {
    for (int i = 0; i < FailureTable.CAPACITY; i++) {
      fail("made-up-" + i, ALLOWED - 1);
    }

    for (int i = 0; i < ALLOWED; i++) {
      table.failed("ann");
      table.failed("another-" + i);
    }

    assertThat(table.delay("ann")).isPositive();
  }

  @Test
  void aFullTableIsEmptyAfterAQuietTime() {
    for (int i = 0; i < FailureTable.CAPACITY; i++) {
      fail("made-up-" + i, ALLOWED - 1);
    }
    clock.advance(FailureTable.MEMORY);

    table.failed("ann");

    assertThat(table.delay("ann")).isZero();
  }

  @Test
  void aTableHasAtMost10000Keys() {
    for (int i = 0; i < FailureTable.CAPACITY + 500; i++) {
      table.failed("made-up-" + i);
    }

    int keys = 0;
    for (int i = 0; i < FailureTable.CAPACITY + 500; i++) {
      keys += table.contains("made-up-" + i) ? 1 : 0;
    }
    assertThat(keys).isEqualTo(FailureTable.CAPACITY);
  }

  private void fail(String key, int times) {
    for (int i = 0; i < times; i++) {
      table.failed(key);
    }
  }
}
