package io.workbins.blackbox.cometd;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.Network;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Desktops whose network fails. A client receives again the messages that it has not acknowledged:
 * over a WebSocket CometD sends the acknowledgement number after the messages, so the network may
 * fail in between.
 */
@QuarkusIntegrationTest
class NetworkLossIT {

  private static final int LOSSES = 5;
  private static final int COMMANDS = 20;

  @ParameterizedTest
  @EnumSource
  void aSessionLosesNothingWithinMaxInterval(Over over) throws Exception {
    try (var network = new Network(RestAssured.port);
        var desktop = Desktop.of(network.port(), AGENT_1, over, "/v2/me/*")) {
      var clientId = desktop.client().getId();
      var sent = new ArrayList<Long>();
      for (int loss = 0; loss < LOSSES; loss++) {
        sent.add(accepted(AGENT_1, "/me/workbins/" + WORKBIN, SUBSCRIBE));
        network.cut();
        for (int i = 0; i < COMMANDS; i++) {
          sent.add(accepted(AGENT_1, "/me/workbins/" + WORKBIN, SUBSCRIBE));
        }
        network.restore();
        sent.add(accepted(AGENT_1, "/me/workbins/" + WORKBIN, SUBSCRIBE));
      }

      var received = new LinkedHashSet<Long>();
      while (received.size() < sent.size()) {
        received.add(desktop.awaitReferenceId());
      }
      assertThat(received)
          .as("each at least once, first received in order")
          .containsExactlyElementsOf(sent);
      assertThat(desktop.client().getId()).as("the same session").isEqualTo(clientId);
    }
  }
}
