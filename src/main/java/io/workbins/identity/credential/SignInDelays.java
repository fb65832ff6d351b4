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
 * have a count of their own, and failures of others at the address do not delay it. So failures
 * from elsewhere cannot keep a user from signing in at the usual address, nor can one user keep out
 * others behind the same proxy. The success of a user at another address does not make a client
 * known: that would reveal which users exist.
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
    var address = addresses.delay(client.address());
    return account.compareTo(address) > 0 ? account : address;
  }

  void failed(Client client) {
    accounts.failed(isKnown(client) ? knownKey(client) : unknownKey(client));
    addresses.failed(client.address());
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
