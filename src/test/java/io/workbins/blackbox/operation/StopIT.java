package io.workbins.blackbox.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.Sandbox;
import io.workbins.blackbox.harness.ServiceProcess;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.client.ClientSessionChannel.MessageListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shutdown: readiness goes down, clients are advised, then the process exits. */
@QuarkusIntegrationTest
class StopIT {

  @ParameterizedTest
  @EnumSource
  void aStopEndsReadinessThenAdvisesClientsThenExits(Over over) throws Exception {
    try (var process =
            ServiceProcess.start("quarkus.profile=sandbox", "quarkus.shutdown.delay=5S").ready();
        var desktop = Desktop.of(process.port(), Sandbox.AGENT_1, over, "/v2/me/*")) {
      var advised = new CompletableFuture<Message>();
      desktop
          .client()
          .getChannel(Channel.META_CONNECT)
          .addListener((MessageListener) (channel, message) -> completeIfAdvised(advised, message));

      process.terminate();

      assertThat(advised.get(Desktop.TIMEOUT_SECONDS, TimeUnit.SECONDS))
          .containsEntry(Message.ERROR_FIELD, "503::going_away");
      assertThat(process.isAlive()).as("still serving while clients leave").isTrue();
      assertThat(process.readiness()).as("readiness, which goes down first").isEqualTo(503);
      process.exitCode();
    }
  }

  /** What it took would be lost with its memory. */
  @Test
  void aNodeWithoutRedisThatStopsTakesNoCommands() throws Exception {
    try (var process =
        ServiceProcess.start("quarkus.profile=sandbox", "quarkus.shutdown.delay=5S").ready()) {
      post(process, Sandbox.WORKBIN).accepted();

      process.terminate();
      await().until(() -> process.readiness() == 503);

      post(process, Sandbox.WORKBIN).refused(503, 4);
      RawHttp.get("/api/v2/me/workbins").as(Sandbox.AGENT_1).at(process.port()).send().accepted();
      process.exitCode();
    }
  }

  private static RawHttp.Reply post(ServiceProcess process, String workbinId) throws IOException {
    return RawHttp.post("/api/v2/me/workbins/" + workbinId, Sandbox.SUBSCRIBE)
        .as(Sandbox.AGENT_1)
        .json()
        .at(process.port())
        .send();
  }

  private static void completeIfAdvised(CompletableFuture<Message> advised, Message message) {
    var advice = message.getAdvice();
    if (advice != null
        && Message.RECONNECT_HANDSHAKE_VALUE.equals(advice.get(Message.RECONNECT_FIELD))) {
      advised.complete(message);
    }
  }
}
