package io.workbins.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.identity.SettableClock;
import io.workbins.identity.TestUsers;
import io.workbins.identity.directory.User;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lifetime and scope of cached passwords. */
class PasswordCacheTest {

  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final long REVISION = 1;
  private static final User ANN = TestUsers.named("ann");
  private static final User BOB = TestUsers.named("bob");

  private final SettableClock clock = new SettableClock();
  private final PasswordCache cache = new PasswordCache(LIFETIME, clock);

  @Test
  void anUnknownPasswordIsNotFound() {
    assertThat(cache.lookup("ann", "s3cret", REVISION)).isEmpty();
  }

  @Test
  void aRememberedPasswordFindsTheUser() {
    cache.remember(ANN, "s3cret", REVISION);

    assertThat(cache.lookup("ann", "s3cret", REVISION)).contains(ANN);
  }

  @Test
  void aPasswordIsFoundDuringItsLifetime() {
    cache.remember(ANN, "s3cret", REVISION);

    clock.advance(LIFETIME.minusMillis(1));

    assertThat(cache.lookup("ann", "s3cret", REVISION)).contains(ANN);
  }

  @Test
  void aPasswordIsNotFoundAfterItsLifetime() {
    cache.remember(ANN, "s3cret", REVISION);

    clock.advance(LIFETIME);

    assertThat(cache.lookup("ann", "s3cret", REVISION)).isEmpty();
  }

  @Test
  void aLookupDoesNotExtendTheLifetime() {
    cache.remember(ANN, "s3cret", REVISION);
    clock.advance(LIFETIME.minusMillis(1));
    cache.lookup("ann", "s3cret", REVISION);

    clock.advance(Duration.ofMillis(1));

    assertThat(cache.lookup("ann", "s3cret", REVISION)).isEmpty();
  }

  @Test
  void aRepeatedRememberRestartsTheLifetime() {
    cache.remember(ANN, "s3cret", REVISION);
    clock.advance(LIFETIME);

    cache.remember(ANN, "s3cret", REVISION);

    assertThat(cache.lookup("ann", "s3cret", REVISION)).contains(ANN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "S3cret", "s3cret ", "s3cre"})
  void anotherPasswordIsNotFound(String password) {
    cache.remember(ANN, "s3cret", REVISION);

    assertThat(cache.lookup("ann", password, REVISION)).isEmpty();
  }

  @Test
  void aFailedLookupKeepsThePassword() {
    cache.remember(ANN, "s3cret", REVISION);

    cache.lookup("ann", "wrong", REVISION);

    assertThat(cache.lookup("ann", "s3cret", REVISION)).contains(ANN);
  }

  @Test
  void aPasswordOfAnotherUserIsNotFound() {
    cache.remember(ANN, "s3cret", REVISION);

    assertThat(cache.lookup("bob", "s3cret", REVISION)).isEmpty();
  }

  @Test
  void passwordsOfSeveralUsersAreFound() {
    cache.remember(ANN, "s3cret", REVISION);
    cache.remember(BOB, "other", REVISION);

    assertThat(cache.lookup("ann", "s3cret", REVISION)).contains(ANN);
    assertThat(cache.lookup("bob", "other", REVISION)).contains(BOB);
  }

  /** The password may have changed, or the user may have been removed. */
  @Test
  void anotherRevisionOfTheDirectoryFindsNothing() {
    cache.remember(ANN, "s3cret", REVISION);

    assertThat(cache.lookup("ann", "s3cret", REVISION + 1)).isEmpty();
  }

  @Test
  void onlyTheLastPasswordOfAUserIsRemembered() {
    cache.remember(ANN, "old", REVISION);

    cache.remember(ANN, "new", REVISION);

    assertThat(cache.lookup("ann", "old", REVISION)).isEmpty();
  }
}
