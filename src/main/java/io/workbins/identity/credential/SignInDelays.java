package io.workbins.identity.credential;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Delays sign-ins after failures, by user name and by address. Whether a user exists makes no
 * difference. Thread-safe.
 *
 * <p>A client whose user has signed in from its address within the last day is known: its failures
 * have a count of their own, so that failures elsewhere cannot keep the user from signing in at the
 * usual address. A user who has signed in within the last day, from whatever address, is not
 * delayed by the failures of others at an address: all users behind a proxy may have the same. A
 * wrong password of that user gets the answer of a delayed address nevertheless ({@link
 * #ofAddress}): otherwise the answer would reveal which users exist.
 */
@Singleton
final class SignInDelays {

  private final KnownClients known;
  private final FailureTable accounts;
  private final FailureTable addresses;

  @Inject
  SignInDelays(CredentialConfig config) {
    this(config, Clock.systemUTC());
  }

  SignInDelays(CredentialConfig config, Clock clock) {
    this.known = new KnownClients(clock);
    this.accounts = new FailureTable(config.failuresPerAccount(), config.maxDelay(), clock);
    this.addresses = new FailureTable(config.failuresPerAddress(), config.maxDelay(), clock);
  }

  boolean isKnown(Client client) {
    return known.contains(client);
  }

  /** The time for which the client must wait; zero if it need not. */
  Duration of(Client client) {
    if (isKnown(client)) {
      return accounts.delay(knownKey(client));
    }
    var account = accounts.delay(unknownKey(client));
    var address = known.containsAccount(client) ? Duration.ZERO : ofAddress(client);
    return account.compareTo(address) > 0 ? account : address;
  }

  /** The time for which users who are not known must wait at the client's address. */
  Duration ofAddress(Client client) {
    return isKnown(client) ? Duration.ZERO : addresses.delay(client.address());
  }

  /** An address does not count failures while it is delayed: there, most cause no check. */
  void failed(Client client) {
    accounts.failed(isKnown(client) ? knownKey(client) : unknownKey(client));
    if (addresses.delay(client.address()).isZero()) {
      addresses.failed(client.address());
    }
  }

  /** Must be called after a check of the password; forgets the failures of the client. */
  void succeeded(Client client) {
    accounts.clear(isKnown(client) ? knownKey(client) : unknownKey(client));
    known.add(client);
  }

  /** Makes a client known whose password is remembered; keeps its failures. */
  void remembered(Client client) {
    known.add(client);
  }

  private static String knownKey(Client client) {
    return "known " + client.key();
  }

  private static String unknownKey(Client client) {
    return "unknown " + client.accountKey();
  }
}
