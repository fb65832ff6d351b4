package io.workbins.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.identity.SettableClock;
import io.workbins.identity.TestUsers;
import io.workbins.identity.directory.User;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long, and for whom, a password that was right is taken without a check. */
class PasswordCacheTest {

  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final long EDITION = 1;
  private static final User ANN = TestUsers.named("ann");
  private static final User BOB = TestUsers.named("bob");

  private final SettableClock clock = new SettableClock();
  private final PasswordCache checked = new PasswordCache(REMEMBERED, clock);

  @Test
  void nothingIsRecalledBeforeItWasRemembered() {
    assertThat(checked.lookup("ann", "s3cret", EDITION)).isEmpty();
  }

  @Test
  void aRememberedPasswordGivesTheUser() {
    checked.remember(ANN, "s3cret", EDITION);

    assertThat(checked.lookup("ann", "s3cret", EDITION)).contains(ANN);
  }

  @Test
  void itIsRememberedUntilTheTimeIsUp() {
    checked.remember(ANN, "s3cret", EDITION);

    clock.advance(REMEMBERED.minusMillis(1));

    assertThat(checked.lookup("ann", "s3cret", EDITION)).contains(ANN);
  }

  @Test
  void itIsForgottenWhenTheTimeIsUp() {
    checked.remember(ANN, "s3cret", EDITION);

    clock.advance(REMEMBERED);

    assertThat(checked.lookup("ann", "s3cret", EDITION)).isEmpty();
  }

  @Test
  void recallingDoesNotProlongTheTime() {
    checked.remember(ANN, "s3cret", EDITION);
    clock.advance(REMEMBERED.minusMillis(1));
    checked.lookup("ann", "s3cret", EDITION);

    clock.advance(Duration.ofMillis(1));

    assertThat(checked.lookup("ann", "s3cret", EDITION)).isEmpty();
  }

  @Test
  void rememberingAgainBeginsTheTimeAnew() {
    checked.remember(ANN, "s3cret", EDITION);
    clock.advance(REMEMBERED);

    checked.remember(ANN, "s3cret", EDITION);

    assertThat(checked.lookup("ann", "s3cret", EDITION)).contains(ANN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "S3cret", "s3cret ", "s3cre"})
  void anotherPasswordIsNotRecalled(String password) {
    checked.remember(ANN, "s3cret", EDITION);

    assertThat(checked.lookup("ann", password, EDITION)).isEmpty();
  }

  @Test
  void aWrongPasswordDoesNotMakeTheRightOneForgotten() {
    checked.remember(ANN, "s3cret", EDITION);

    checked.lookup("ann", "wrong", EDITION);

    assertThat(checked.lookup("ann", "s3cret", EDITION)).contains(ANN);
  }

  @Test
  void thePasswordOfOneUserIsNotThatOfAnother() {
    checked.remember(ANN, "s3cret", EDITION);

    assertThat(checked.lookup("bob", "s3cret", EDITION)).isEmpty();
  }

  @Test
  void usersAreRememberedSideBySide() {
    checked.remember(ANN, "s3cret", EDITION);
    checked.remember(BOB, "other", EDITION);

    assertThat(checked.lookup("ann", "s3cret", EDITION)).contains(ANN);
    assertThat(checked.lookup("bob", "other", EDITION)).contains(BOB);
  }

  /** It may have another password in it, or not have the user any more. */
  @Test
  void anotherEditionOfTheDirectoryRecallsNothing() {
    checked.remember(ANN, "s3cret", EDITION);

    assertThat(checked.lookup("ann", "s3cret", EDITION + 1)).isEmpty();
  }

  @Test
  void onlyTheLastPasswordOfAUserIsRemembered() {
    checked.remember(ANN, "old", EDITION);

    checked.remember(ANN, "new", EDITION);

    assertThat(checked.lookup("ann", "old", EDITION)).isEmpty();
  }
}
