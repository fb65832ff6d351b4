package io.workbins.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** How reference numbers are handed out. */
class ReferenceNumbersTest {

  private final ReferenceNumbers numbers = new InMemoryReferenceNumbers();

  @Test
  void theFirstNumberIsOne() {
    assertThat(numbers.take(1)).isEqualTo(1);
  }

  @Test
  void theNextNumberComesAfterAllThatWereTaken() {
    numbers.take(3);

    assertThat(numbers.take(2)).isEqualTo(4);
    assertThat(numbers.take(1)).isEqualTo(6);
  }

  @Test
  void noNumberIsGivenTwice() {
    Set<Long> taken = ConcurrentHashMap.newKeySet();

    Threads.atOnce(
        4,
        thread -> {
          for (int i = 0; i < 1_000; i++) {
            long first = numbers.take(2);
            taken.add(first);
            taken.add(first + 1);
          }
        });

    assertThat(taken).hasSize(8_000);
  }
}
