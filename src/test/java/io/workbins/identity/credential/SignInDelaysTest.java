package io.workbins.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.identity.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who is delayed by whose failures. */
class SignInDelaysTest {

  private static final Client ANN = new Client("ann", "192.0.2.1");
  private static final Client ANN_ELSEWHERE = new Client("ann", "192.0.2.2");
  private static final Client BOB = new Client("bob", "192.0.2.1");
  private static final Client BOB_ELSEWHERE = new Client("bob", "192.0.2.2");

  private final SettableClock clock = new SettableClock();
  private final SignInDelays delays = new SignInDelays(TestCredentials.failures(3, 5), clock);

  @Test
  void failuresDelayTheUserNameAtAllAddresses() {
    fail(ANN, 3);

    assertThat(delays.of(ANN)).isPositive();
    assertThat(delays.of(ANN_ELSEWHERE)).isPositive();
    assertThat(delays.of(BOB)).isZero();
  }

  @Test
  void failuresFromSeveralAddressesAddUp() {
    for (int i = 0; i < 3; i++) {
      delays.failed(new Client("ann", "198.51.100." + i));
    }

    assertThat(delays.of(ANN)).isPositive();
  }

  @Test
  void failuresOfSeveralUserNamesDelayTheAddress() {
    for (int i = 0; i < 5; i++) {
      delays.failed(new Client("made-up-" + i, ANN.address()));
    }

    assertThat(delays.of(BOB)).isPositive();
    assertThat(delays.of(BOB_ELSEWHERE)).isZero();
  }

  @Test
  void aSuccessForgetsTheFailuresOfTheUserName() {
    fail(ANN, 2);
    delays.succeeded(ANN);
    fail(ANN, 2);

    assertThat(delays.of(ANN)).isZero();
  }

  /** Otherwise one account of an attacker would be enough to guess those of others. */
  @Test
  void aSuccessDoesNotForgetTheFailuresOfTheAddress() {
    for (int i = 0; i < 5; i++) {
      delays.failed(new Client("made-up-" + i, ANN.address()));
      delays.succeeded(ANN);
    }

    assertThat(delays.of(BOB)).isPositive();
  }

  @Test
  void aKnownClientIsNotDelayedByItsAddress() {
    delays.succeeded(ANN);
    fail(BOB, 5);

    assertThat(delays.of(ANN)).isZero();
    assertThat(delays.of(ANN_ELSEWHERE)).isZero();
    assertThat(delays.of(BOB)).isPositive();
  }

  @Test
  void aKnownClientIsNotDelayedByFailuresElsewhere() {
    delays.succeeded(ANN);
    fail(ANN_ELSEWHERE, 100);

    assertThat(delays.of(ANN)).isZero();
    assertThat(delays.of(ANN_ELSEWHERE)).isPositive();
  }

  @Test
  void aKnownClientIsDelayedByItsOwnFailures() {
    delays.succeeded(ANN);
    fail(ANN, 3);

    assertThat(delays.of(ANN)).isPositive();
    assertThat(delays.of(ANN_ELSEWHERE)).isZero();
  }

  /** A user who signs in elsewhere must not give an attacker more guesses. */
  @Test
  void aSuccessOfAKnownClientDoesNotForgetFailuresElsewhere() {
    delays.succeeded(ANN);
    fail(ANN_ELSEWHERE, 3);

    delays.succeeded(ANN);

    assertThat(delays.of(ANN_ELSEWHERE)).isPositive();
  }

  /** Behind a proxy all users may have one address. */
  @Test
  void aUserWhoSignedInWithinADayIsNotDelayedByAnAddress() {
    delays.succeeded(ANN_ELSEWHERE);
    fail(BOB, 5);

    assertThat(delays.of(ANN)).isZero();
    assertThat(delays.ofAddress(ANN)).isPositive();

    clock.advance(KnownClients.LIFETIME);
    fail(BOB, 5);
    assertThat(delays.of(ANN)).isPositive();
  }

  @Test
  void aClientIsKnownForADay() {
    delays.succeeded(ANN);

    clock.advance(KnownClients.LIFETIME.minusMillis(1));
    assertThat(delays.isKnown(ANN)).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(delays.isKnown(ANN)).isFalse();
  }

  @Test
  void aRememberedPasswordMakesAClientKnownButKeepsFailures() {
    fail(ANN_ELSEWHERE, 3);

    delays.remembered(ANN);

    assertThat(delays.isKnown(ANN)).isTrue();
    assertThat(delays.of(ANN_ELSEWHERE)).isPositive();
  }

  @Test
  void theOldestKnownClientGivesWay() {
    delays.succeeded(ANN);
    delays.succeeded(BOB);
    delays.succeeded(ANN);
    for (int i = 0; i < KnownClients.CAPACITY - 1; i++) {
      delays.succeeded(new Client("agent" + i, "192.0.2.3"));
    }

    assertThat(delays.isKnown(ANN)).isTrue();
    assertThat(delays.isKnown(BOB)).isFalse();
  }

  @Test
  void longUserNamesAreDelayed() {
    var name = "x".repeat(20_000);
    for (int i = 0; i < 3; i++) {
      delays.failed(new Client(name + i, "198.51.100." + i));
    }

    assertThat(delays.of(new Client(name, "192.0.2.1"))).isPositive();
  }

  private void fail(Client client, int times) {
    for (int i = 0; i < times; i++) {
      delays.failed(client);
    }
  }
}
