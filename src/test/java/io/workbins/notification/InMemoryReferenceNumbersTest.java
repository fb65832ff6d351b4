package io.workbins.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InMemoryReferenceNumbersTest {

  private static final int THREADS = 4;
  private static final int COMMANDS = 20_000;
  private static final int WORKBINS = 2;

  private final InMemoryReferenceNumbers numbers = new InMemoryReferenceNumbers();

  @Test
  void theFirstNumberIsOne() {
    assertThat(numbers.take(1)).isEqualTo(1);
  }

  @Test
  void theNextNumberFollowsTheNumbersTaken() {
    numbers.take(3);

    assertThat(numbers.take(2)).isEqualTo(4);
    assertThat(numbers.take(1)).isEqualTo(6);
  }

  @Test
  void numbersTakenConcurrentlyNeverOverlap() {
    var taken = new long[THREADS][COMMANDS];

    Threads.atOnce(
        THREADS, thread -> Arrays.setAll(taken[thread], command -> numbers.take(WORKBINS)));

    assertThat(Stream.of(taken).flatMapToLong(Arrays::stream).sorted())
        .containsExactlyElementsOf(
            LongStream.range(0, THREADS * COMMANDS).map(i -> 1 + i * WORKBINS).boxed().toList());
  }
}
