package io.workbins.subscription;

import static io.workbins.Parts.GRACE;
import static io.workbins.Parts.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.workbins.Parts;
import io.workbins.subscription.SubscriptionCommand.Operation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of all implementations of {@link Absences}. */
public abstract class AbsencesContract {

  /** An implementation without data. */
  protected abstract Parts parts();

  @Test
  void anOnlineUserDoesNotExpire() {
    parts().presence().userOnline("ann");
    parts().advance(GRACE.multipliedBy(2));

    assertThat(expiredUsers()).isEmpty();
  }

  @Test
  void anOfflineUserExpiresAfterTheGracePeriod() {
    goOnlineAndOffline("ann");
    parts().advance(GRACE.minusMinutes(1));
    assertThat(expiredUsers()).isEmpty();

    parts().advance(Duration.ofMinutes(1));

    assertThat(expiredUsers()).containsExactly("ann");
  }

  @Test
  void aUserDoesNotExpireAgainAfterEndAll() {
    goOnlineAndOffline("ann");
    parts().advance(GRACE);
    expiredUsers().forEach(userId -> await(parts().subscriptions().endAll(userId, null)));

    assertThat(expiredUsers()).isEmpty();
  }

  @Test
  void aUserWhoComesBackOnlineDoesNotExpire() {
    goOnlineAndOffline("ann");
    parts().presence().userOnline("ann");
    parts().advance(GRACE);

    assertThat(expiredUsers()).isEmpty();
  }

  @Test
  void theGracePeriodRestartsWithEachSession() {
    goOnlineAndOffline("ann");
    parts().advance(GRACE.minusMinutes(1));
    goOnlineAndOffline("ann");
    parts().advance(GRACE.minusMinutes(1));

    assertThat(expiredUsers()).isEmpty();
  }

  @Test
  void aUserWhoSubscribesOfflineExpires() {
    subscribe("ann");
    parts().advance(Duration.ofMinutes(1));
    subscribe("ann");
    parts().advance(GRACE.minusMinutes(1));

    assertThat(expiredUsers()).containsExactly("ann");
  }

  @Test
  void aUserWhoSubscribesOnlineDoesNotExpire() {
    parts().presence().userOnline("ann");
    subscribe("ann");
    parts().advance(GRACE);

    assertThat(expiredUsers()).isEmpty();
  }

  private void goOnlineAndOffline(String userId) {
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
