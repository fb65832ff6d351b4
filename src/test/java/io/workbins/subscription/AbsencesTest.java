package io.workbins.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.identity.SettableClock;
import io.workbins.notification.Presence;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who has been away for too long. */
class AbsencesTest {

  private static final Duration GRACE = Duration.ofMinutes(5);

  private final SettableClock clock = new SettableClock();
  private final Presence presence = new Presence();
  private final Absences absences = new Absences(presence, GRACE, clock);

  @Test
  void whoIsThereIsNotOverdue() {
    presence.came("ann");
    clock.advance(GRACE.multipliedBy(2));

    assertThat(absences.takeOverdue()).isEmpty();
  }

  @Test
  void whoLeftIsOverdueWhenTheTimeIsUp() {
    leave("ann");
    clock.advance(GRACE.minusMillis(1));
    assertThat(absences.takeOverdue()).isEmpty();

    clock.advance(Duration.ofMillis(1));

    assertThat(absences.takeOverdue()).containsExactly("ann");
  }

  @Test
  void whoIsOverdueIsNamedOnce() {
    leave("ann");
    clock.advance(GRACE);
    absences.takeOverdue();

    assertThat(absences.takeOverdue()).isEmpty();
  }

  @Test
  void whoComesBackIsNotOverdue() {
    leave("ann");
    presence.came("ann");
    clock.advance(GRACE);

    assertThat(absences.takeOverdue()).isEmpty();
  }

  @Test
  void whoLeavesAgainHasAllTheTimeAgain() {
    leave("ann");
    clock.advance(GRACE.minusMillis(1));
    leave("ann");
    clock.advance(GRACE.minusMillis(1));

    assertThat(absences.takeOverdue()).isEmpty();
  }

  @Test
  void whoSubscribesWithoutBeingThereIsOverdueTooInTheEnd() {
    absences.subscribed("ann");
    clock.advance(Duration.ofMinutes(1));
    absences.subscribed("ann");
    clock.advance(GRACE.minusMinutes(1));

    assertThat(absences.takeOverdue()).containsExactly("ann");
  }

  @Test
  void whoSubscribesWhileItIsThereIsNotOverdue() {
    presence.came("ann");
    absences.subscribed("ann");
    clock.advance(GRACE);

    assertThat(absences.takeOverdue()).isEmpty();
  }

  private void leave(String userId) {
    presence.came(userId);
    presence.left(userId);
  }
}
