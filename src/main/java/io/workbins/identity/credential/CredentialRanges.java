package io.workbins.identity.credential;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Checks the ranges of {@link CredentialConfig}. A value out of its range fails the start. */
@Singleton
final class CredentialRanges {

  private static final int MAX_THREADS = 64;
  private static final int MAX_QUEUE = 1_000;
  private static final int MAX_FAILURES = 10_000;
  private static final Duration MIN_DELAY = Duration.ofSeconds(1);
  private static final Duration MAX_DELAY = Duration.ofMinutes(5);

  void check(@Observes StartupEvent event, CredentialConfig config) {
    check(config);
  }

  static void check(CredentialConfig config) {
    check("threads", config.threads(), MAX_THREADS);
    check("queue", config.queue(), MAX_QUEUE);
    check("failures-per-account", config.failuresPerAccount(), MAX_FAILURES);
    check("failures-per-address", config.failuresPerAddress(), MAX_FAILURES);
    var delay = config.maxDelay();
    if (delay.compareTo(MIN_DELAY) < 0 || delay.compareTo(MAX_DELAY) > 0) {
      throw new IllegalArgumentException(
          "workbins.credentials.max-delay must be from 1S to 5M, but is " + delay);
    }
  }

  private static void check(String name, int value, int maximum) {
    if (value < 1 || value > maximum) {
      throw new IllegalArgumentException(
          "workbins.credentials.%s must be from 1 to %d, but is %d"
              .formatted(name, maximum, value));
    }
  }
}
