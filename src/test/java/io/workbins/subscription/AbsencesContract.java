package io.workbins.subscription;

import static io.workbins.Parts.GRACE;
import static io.workbins.Parts.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.Parts;
import io.workbins.subscription.SubscriptionCommand.Operation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who has been away for too long, wherever that is kept. */
public abstract class AbsencesContract {

  /** A house that nothing has happened in. */
  protected abstract Parts parts();

  @Test
  void whoIsThereIsNotOverdue() {
    parts().presence().userOnline("ann");
    parts().letPass(GRACE.multipliedBy(2));

    assertThat(expiredUsers()).isEmpty();
  }

  @Test
  void whoLeftIsOverdueWhenTheTimeIsUp() {
    leave("ann");
    parts().letPass(GRACE.minusMinutes(1));
    assertThat(expiredUsers()).isEmpty();

    parts().letPass(Duration.ofMinutes(1));

    assertThat(expiredUsers()).containsExactly("ann");
  }

  @Test
  void whoseSubscriptionsWereEndedIsOverdueNoLonger() {
    leave("ann");
    parts().letPass(GRACE);
    expiredUsers().forEach(userId -> await(parts().subscriptions().endAll(userId)));

    assertThat(expiredUsers()).isEmpty();
  }

  @Test
  void whoComesBackIsNotOverdue() {
    leave("ann");
    parts().presence().userOnline("ann");
    parts().letPass(GRACE);

    assertThat(expiredUsers()).isEmpty();
  }

  @Test
  void whoLeavesAgainHasAllTheTimeAgain() {
    leave("ann");
    parts().letPass(GRACE.minusMinutes(1));
    leave("ann");
    parts().letPass(GRACE.minusMinutes(1));

    assertThat(expiredUsers()).isEmpty();
  }

  @Test
  void whoSubscribesWithoutBeingThereIsOverdueTooInTheEnd() {
    subscribe("ann");
    parts().letPass(Duration.ofMinutes(1));
    subscribe("ann");
    parts().letPass(GRACE.minusMinutes(1));

    assertThat(expiredUsers()).containsExactly("ann");
  }

  @Test
  void whoSubscribesWhileItIsThereIsNotOverdue() {
    parts().presence().userOnline("ann");
    subscribe("ann");
    parts().letPass(GRACE);

    assertThat(expiredUsers()).isEmpty();
  }

  private void leave(String userId) {
    parts().presence().userOnline(userId);
    parts().presence().userOffline(userId);
  }

  private void subscribe(String userId) {
    await(
        parts()
            .subscriptions()
            .apply(
                new SubscriptionCommand(
                    userId, Operation.SUBSCRIBE, new Owner.Self(), List.of("drafts"))));
  }

  private List<String> expiredUsers() {
    return await(parts().absences().expiredUsers());
  }
}
