package io.workbins.blackbox;

import static io.workbins.blackbox.Sandbox.AGENT_1;
import static io.workbins.blackbox.Sandbox.AGENT_2;
import static io.workbins.blackbox.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.Sandbox.WORKBIN;
import static io.workbins.blackbox.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.Desktop.Over;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusIntegrationTest
class NotificationIT {

  @ParameterizedTest
  @EnumSource
  void everySessionOfTheCallerIsToldAndNobodyElse(Over over) throws Exception {
    try (var one = Desktop.of(AGENT_1, over);
        var other = Desktop.of(AGENT_1, Over.LONG_POLLING);
        var stranger = Desktop.of(AGENT_2, over)) {
      long referenceId = accepted(AGENT_1, "/me/workbins/" + WORKBIN, SUBSCRIBE);

      var expected =
          Map.<String, Object>of(
              "messageType", "WorkbinSubscriptionStateChangeMessage",
              "id", WORKBIN,
              "stateResource", "Subscribed",
              "referenceId", referenceId);
      assertThat(one.hears()).isEqualTo(expected);
      assertThat(other.hears()).isEqualTo(expected);
      stranger.hearsNothingElse(AGENT_2);
    }
  }
}
