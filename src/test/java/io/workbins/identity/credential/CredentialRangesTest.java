package io.workbins.identity.credential;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ranges of the settings. */
class CredentialRangesTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 1, PT1S", "64, 1000, 10000, 10000, PT5M", "1, 32, 20, 100, PT30S"})
  void valuesInTheirRangesAreAccepted(
      int threads, int queue, int perAccount, int perAddress, Duration maxDelay) {
    var config = new TestCredentials(threads, queue, perAccount, perAddress, maxDelay);

    assertThatCode(() -> CredentialRanges.check(config)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "0,     1,     1,     1, PT1S,   threads",
    "65,    1,     1,     1, PT1S,   threads",
    "1,     0,     1,     1, PT1S,   queue",
    "1,  1001,     1,     1, PT1S,   queue",
    "1,     1,     0,     1, PT1S,   failures-per-account",
    "1,     1, 10001,     1, PT1S,   failures-per-account",
    "1,     1,     1,     0, PT1S,   failures-per-address",
    "1,     1,     1, 10001, PT1S,   failures-per-address",
    "1,     1,     1,     1, PT0.9S, max-delay",
    "1,     1,     1,     1, PT301S, max-delay"
  })
  void aValueOutOfItsRangeIsNamed(
      int threads, int queue, int perAccount, int perAddress, Duration maxDelay, String name) {
    var config = new TestCredentials(threads, queue, perAccount, perAddress, maxDelay);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CredentialRanges.check(config))
        .withMessageContaining("workbins.credentials." + name);
  }
}
