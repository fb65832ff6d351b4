package io.workbins.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.workbins.InMemoryParts;
import io.workbins.Parts;
import io.workbins.api.error.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of operations. */
class WorkbinOperationsTest {

  private final Parts parts = new InMemoryParts();
  private final WorkbinOperations operations =
      new WorkbinOperations(parts.subscriptions(), parts.workbins());

  /** All operations of workbins-api.md sections 2 to 4, and UnsubscribeAll. */
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
  void theOperationExists(String name) {
    assertThat(operations.named(name).names()).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Unubscribe", "subscribe", "SUBSCRIBE", " Subscribe", "Subscribe\n", "7"})
  void anOperationThatDoesNotExistIsInvalid(String name) {
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> operations.named(name));
  }

  @Test
  void errorMessagesDoNotQuoteTheOperationName() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> operations.named("s3cret"))
        .withMessageNotContaining("s3cret");
  }
}
