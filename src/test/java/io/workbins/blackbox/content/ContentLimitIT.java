package io.workbins.blackbox.content;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static io.workbins.blackbox.harness.Sandbox.OTHER_WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.ServiceProcess;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The threat: somebody adds interactions until the memory of the service is full. */
@QuarkusIntegrationTest
@Timeout(60)
class ContentLimitIT {

  private static final int FULL = 409;

  private static ServiceProcess service;

  @BeforeAll
  static void start() throws Exception {
    service =
        ServiceProcess.start(
                "quarkus.profile=sandbox",
                "workbins.content.max-bytes-per-workbin=256K",
                "workbins.content.max-bytes-per-owner=384K",
                "workbins.content.max-bytes=512K")
            .ready();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aFullWorkbinIsSaidSoAndTakesMoreWhenSomethingIsPulled() throws Exception {
    int ofOne = fill(AGENT_1, WORKBIN, "This workbin is full: its interactions may have 262144");
    int ofAnother = fill(AGENT_1, OTHER_WORKBIN, "The workbins of this owner are full");
    int ofOther = fill(AGENT_2, WORKBIN, "All workbins are full");

    assertThat(ofOne).isEqualTo(4);
    assertThat(ofAnother).isEqualTo(2);
    assertThat(ofOther).isEqualTo(2);
    command(AGENT_1, WORKBIN, "{\"operationName\":\"PullEmail\",\"id\":\"mail 0\"}").accepted();
    add(AGENT_1, WORKBIN, "mail 0").accepted();
    add(AGENT_1, WORKBIN, "one more").refused(FULL, 2);
  }

  /** Adds e-mails until one is refused. Returns the number of those added. */
  private static int fill(String user, String workbinId, String message) throws IOException {
    for (int i = 0; ; i++) {
      var reply = add(user, workbinId, "mail " + i);
      if (reply.status() == FULL) {
        reply.refused(FULL, 2);
        assertThat(reply.json().getString("statusMessage")).startsWith(message);
        return i;
      }
      reply.accepted();
    }
  }

  private static RawHttp.Reply add(String user, String workbinId, String id) throws IOException {
    return command(
        user,
        workbinId,
        "{\"operationName\":\"AddEmail\",\"id\":\"%s\",\"userData\":{\"text\":\"%s\"}}"
            .formatted(id, "x".repeat(60_000)));
  }

  private static RawHttp.Reply command(String user, String workbinId, String body)
      throws IOException {
    return RawHttp.post("/api/v2/me/workbins/" + workbinId, body)
        .json()
        .as(user)
        .at(service.port())
        .send();
  }
}
