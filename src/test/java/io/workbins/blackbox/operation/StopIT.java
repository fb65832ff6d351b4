package io.workbins.blackbox.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.Sandbox;
import io.workbins.blackbox.harness.ServiceProcess;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.client.ClientSessionChannel.MessageListener;
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

  private static void completeIfAdvised(CompletableFuture<Message> advised, Message message) {
    var advice = message.getAdvice();
    if (advice != null
        && Message.RECONNECT_HANDSHAKE_VALUE.equals(advice.get(Message.RECONNECT_FIELD))) {
      advised.complete(message);
    }
  }
}
