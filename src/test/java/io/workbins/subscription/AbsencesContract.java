package io.workbins.subscription;

import static io.workbins.Parts.GRACE;
import static io.workbins.Parts.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.Parts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who has been away for too long, wherever that is kept. */
public abstract class AbsencesContract {

  /** A house that nothing has happened in. */
  protected abstract Parts parts();

  @Test
  void whoIsThereIsNotOverdue() {
    parts().presence().came("ann");
    parts().letPass(GRACE.multipliedBy(2));

    assertThat(overdue()).isEmpty();
  }

  @Test
  void whoLeftIsOverdueWhenTheTimeIsUp() {
    leave("ann");
    parts().letPass(GRACE.minusMinutes(1));
    assertThat(overdue()).isEmpty();

    parts().letPass(Duration.ofMinutes(1));

    assertThat(overdue()).containsExactly("ann");
  }

  @Test
  void whoseSubscriptionsWereEndedIsOverdueNoLonger() {
    leave("ann");
    parts().letPass(GRACE);
    overdue().forEach(userId -> await(parts().subscriptions().endAll(userId)));

    assertThat(overdue()).isEmpty();
  }

  @Test
  void whoComesBackIsNotOverdue() {
    leave("ann");
    parts().presence().came("ann");
    parts().letPass(GRACE);

    assertThat(overdue()).isEmpty();
  }

  @Test
  void whoLeavesAgainHasAllTheTimeAgain() {
    leave("ann");
    parts().letPass(GRACE.minusMinutes(1));
    leave("ann");
    parts().letPass(GRACE.minusMinutes(1));

    assertThat(overdue()).isEmpty();
  }

  @Test
  void whoSubscribesWithoutBeingThereIsOverdueTooInTheEnd() {
    subscribe("ann");
    parts().letPass(Duration.ofMinutes(1));
    subscribe("ann");
    parts().letPass(GRACE.minusMinutes(1));

    assertThat(overdue()).containsExactly("ann");
  }

  @Test
  void whoSubscribesWhileItIsThereIsNotOverdue() {
    parts().presence().came("ann");
    subscribe("ann");
    parts().letPass(GRACE);

    assertThat(overdue()).isEmpty();
  }

  private void leave(String userId) {
    parts().presence().came(userId);
    parts().presence().left(userId);
  }

  private void subscribe(String userId) {
    await(
        parts()
            .subscriptions()
            .apply(new Command(userId, Operation.SUBSCRIBE, new Owner.Self(), List.of("drafts"))));
  }

  private List<String> overdue() {
    return await(parts().absences().overdue());
  }
}
