package io.workbins.identity.credential;

import java.time.Duration;

/** Settings for tests. */
record TestCredentials(
    int threads, int queue, int failuresPerAccount, int failuresPerAddress, Duration maxDelay)
    implements CredentialConfig {

  static TestCredentials defaults() {
    return new TestCredentials(1, 32, 20, 100, Duration.ofSeconds(30));
  }

  static TestCredentials failures(int perAccount, int perAddress) {
    return new TestCredentials(1, 32, perAccount, perAddress, Duration.ofSeconds(30));
  }

  @Override
  public Duration remembered() {
    return Duration.ofMinutes(5);
  }
}
