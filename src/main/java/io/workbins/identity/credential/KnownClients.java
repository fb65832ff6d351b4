package io.workbins.identity.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The clients and the user names that have signed in within the last day, at most 10,000 of each.
 * Thread-safe.
 */
final class KnownClients {

  static final int CAPACITY = 10_000;
  static final Duration LIFETIME = Duration.ofDays(1);

  private final RecentKeys clients = new RecentKeys();
  private final RecentKeys accounts = new RecentKeys();
  private final Clock clock;

  KnownClients(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean contains(Client client) {
    return isRecent(clients.get(client.key()));
  }

  /** Whether the user has signed in, from whatever address. */
  synchronized boolean containsAccount(Client client) {
    return isRecent(accounts.get(client.accountKey()));
  }

  synchronized void add(Client client) {
    clients.add(client.key(), clock.instant());
    accounts.add(client.accountKey(), clock.instant());
  }

  private boolean isRecent(@Nullable Instant signedIn) {
    return signedIn != null && clock.instant().isBefore(signedIn.plus(LIFETIME));
  }

  /** In the order of the sign-ins. */
  private static final class RecentKeys extends LinkedHashMap<String, Instant> {

    private static final long serialVersionUID = 1L;

    void add(String key, Instant now) {
      remove(key);
      put(key, now);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
      return size() > CAPACITY;
    }
  }
}
