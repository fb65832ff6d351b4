package io.workbins.identity.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The clients that have signed in within the last day, at most 10,000. Thread-safe. */
final class KnownClients {

  static final int CAPACITY = 10_000;
  static final Duration LIFETIME = Duration.ofDays(1);

  /** In the order of the sign-ins. */
  private final Map<String, Instant> byKey =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > CAPACITY;
        }
      };

  private final Clock clock;

  KnownClients(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean contains(Client client) {
    var signedIn = byKey.get(client.key());
    return signedIn != null && clock.instant().isBefore(signedIn.plus(LIFETIME));
  }

  synchronized void add(Client client) {
    byKey.remove(client.key());
    byKey.put(client.key(), clock.instant());
  }
}
