package io.workbins.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.workbins.notification.InMemoryReferenceNumbers;
import io.workbins.notification.Journal;
import io.workbins.notification.Presence;
import io.workbins.notification.RecordingBus;
import io.workbins.subscription.Absences;
import io.workbins.subscription.InMemoryRegistry;
import io.workbins.subscription.Subscriptions;
import io.workbins.workbin.InMemoryContents;
import io.workbins.workbin.Workbins;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which operations there are. */
class OperationsTest {

  private final InMemoryRegistry registry = new InMemoryRegistry();
  private final Journal journal = new Journal(new InMemoryReferenceNumbers(), new RecordingBus());
  private final Subscriptions subscriptions =
      new Subscriptions(
          registry, journal, new Absences(new Presence(), Duration.ZERO, Clock.systemUTC()));
  private final Workbins workbins = new Workbins(new InMemoryContents(), registry, journal);
  private final Operations operations =
      new Operations(
          List.of(
              new Subscribing(subscriptions),
              new UnsubscribingAll(subscriptions),
              new Adding(workbins),
              new Pulling(workbins)));

  /** All of workbins-api.md sections 2 to 4, and one of our own. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subscribe",
        "Unsubscribe",
        "UnsubscribeAll",
        "AddInteraction",
        "AddInteractionToWorkbin",
        "AddChat",
        "AddEmail",
        "AddWorkitem",
        "AddTweet",
        "AddFacebook",
        "AddFacebooksession",
        "AddOpenmedia",
        "PullInteraction",
        "PullChat",
        "PullEmail",
        "PullWorkitem",
        "PullTweet",
        "PullFacebook",
        "PullFacebooksession",
        "PullOpenmedia"
      })
  void thereIsAnOperation(String name) {
    assertThat(operations.named(name).names()).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Unubscribe", "subscribe", "SUBSCRIBE", " Subscribe", "Subscribe\n", "7"})
  void anOperationThatDoesNotExistIsInvalid(String name) {
    assertThatExceptionOfType(Failure.Invalid.class).isThrownBy(() -> operations.named(name));
  }

  @Test
  void aFailureDoesNotRepeatWhatWasAskedFor() {
    assertThatExceptionOfType(Failure.Invalid.class)
        .isThrownBy(() -> operations.named("s3cret"))
        .withMessageNotContaining("s3cret");
  }
}
