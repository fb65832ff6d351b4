package io.workbins.blackbox.cluster;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Nodes;
import io.workbins.blackbox.harness.RawSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session of a node that shuts down goes on at another one. */
@QuarkusIntegrationTest
@Timeout(120)
class SessionHandoverIT {

  private static final String OWN = "/me/workbins/" + WORKBIN;
  private static final String USER_DATA =
      """
      {"a":"ü✓😀 \\\\ \\" \\n","b":1E+999,"c":0.1234567890123456789012345678901234567890,\
      "d":9007199254740993,"e":1.10,"f":[null,true,{}],"":""}""";

  @Test
  void userDataOfAMissedNotificationIsGivenBackAsItCame() throws Exception {
    var headers = Map.of("Authorization", Desktop.basic(AGENT_1));
    try (var nodes = Nodes.start(2)) {
      try (var socket = RawSocket.at(nodes.port(0), headers)) {
        socket.handshake();
        accepted(nodes.port(0), AGENT_1, OWN, SUBSCRIBE);
        socket.awaitTextWith("Subscribed");
        nodes.node(0).terminate();
        nodes.node(0).exitCode();
      }
      accepted(
          nodes.port(1),
          AGENT_1,
          OWN,
          "{\"operationName\":\"AddEmail\",\"id\":\"0001\",\"userData\":%s}".formatted(USER_DATA));

      try (var socket = RawSocket.at(nodes.port(1), headers)) {
        socket.handshake();

        assertThat(socket.awaitTextWith("ItemAdded")).contains(USER_DATA);
      }
    }
  }
}
