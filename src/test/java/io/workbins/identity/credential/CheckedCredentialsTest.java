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
class CheckedCredentialsTest {

  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final User ANN = TestUsers.named("ann");
  private static final User BOB = TestUsers.named("bob");

  private final SettableClock clock = new SettableClock();
  private final CheckedCredentials checked = new CheckedCredentials(REMEMBERED, clock);

  @Test
  void nothingIsRecalledBeforeItWasRemembered() {
    assertThat(checked.recall("ann", "s3cret")).isEmpty();
  }

  @Test
  void aRememberedPasswordGivesTheUser() {
    checked.remember(ANN, "s3cret");

    assertThat(checked.recall("ann", "s3cret")).contains(ANN);
  }

  @Test
  void itIsRememberedUntilTheTimeIsUp() {
    checked.remember(ANN, "s3cret");

    clock.advance(REMEMBERED.minusMillis(1));

    assertThat(checked.recall("ann", "s3cret")).contains(ANN);
  }

  @Test
  void itIsForgottenWhenTheTimeIsUp() {
    checked.remember(ANN, "s3cret");

    clock.advance(REMEMBERED);

    assertThat(checked.recall("ann", "s3cret")).isEmpty();
  }

  @Test
  void recallingDoesNotProlongTheTime() {
    checked.remember(ANN, "s3cret");
    clock.advance(REMEMBERED.minusMillis(1));
    checked.recall("ann", "s3cret");

    clock.advance(Duration.ofMillis(1));

    assertThat(checked.recall("ann", "s3cret")).isEmpty();
  }

  @Test
  void rememberingAgainBeginsTheTimeAnew() {
    checked.remember(ANN, "s3cret");
    clock.advance(REMEMBERED);

    checked.remember(ANN, "s3cret");

    assertThat(checked.recall("ann", "s3cret")).contains(ANN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "S3cret", "s3cret ", "s3cre"})
  void anotherPasswordIsNotRecalled(String password) {
    checked.remember(ANN, "s3cret");

    assertThat(checked.recall("ann", password)).isEmpty();
  }

  @Test
  void aWrongPasswordDoesNotMakeTheRightOneForgotten() {
    checked.remember(ANN, "s3cret");

    checked.recall("ann", "wrong");

    assertThat(checked.recall("ann", "s3cret")).contains(ANN);
  }

  @Test
  void thePasswordOfOneUserIsNotThatOfAnother() {
    checked.remember(ANN, "s3cret");

    assertThat(checked.recall("bob", "s3cret")).isEmpty();
  }

  @Test
  void usersAreRememberedSideBySide() {
    checked.remember(ANN, "s3cret");
    checked.remember(BOB, "other");

    assertThat(checked.recall("ann", "s3cret")).contains(ANN);
    assertThat(checked.recall("bob", "other")).contains(BOB);
  }

  @Test
  void onlyTheLastPasswordOfAUserIsRemembered() {
    checked.remember(ANN, "old");

    checked.remember(ANN, "new");

    assertThat(checked.recall("ann", "old")).isEmpty();
  }
}
