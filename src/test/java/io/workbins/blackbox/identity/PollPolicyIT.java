package io.workbins.blackbox.identity;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.ServiceProcess;
import io.workbins.blackbox.harness.SignIn;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Path permissions of an operator ({@code quarkus.http.auth.permission}) apply to long-polling. */
@QuarkusIntegrationTest
class PollPolicyIT {

  private static final String OWN = "/api/v2/me/workbins/" + WORKBIN;
  private static final String HANDSHAKE = "[" + Bayeux.HANDSHAKE + "]";

  private static ServiceProcess service;

  @BeforeAll
  static void start() throws IOException {
    service =
        ServiceProcess.start(
                "quarkus.profile=sandbox",
                "quarkus.http.auth.permission.x.paths=/api/v2/notifications/*",
                "quarkus.http.auth.permission.x.policy=deny")
            .ready();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v2/notifications",
        "/api/v2/notifications/",
        "/api/v2/notifications/handshake",
        "/api/v2/notifications;x=1",
        "/api/v2/notifications;jsessionid=x/handshake",
        "/api/v2;x=1/notifications/connect"
      })
  void aPollAtADeniedPathIsForbidden(String path) throws Exception {
    for (var by : SignIn.values()) {
      var poll = RawHttp.post(path, HANDSHAKE).at(service.port()).json();

      by.on(poll, AGENT_1).send().refused(403, 5);
    }
    RawHttp.post(path, HANDSHAKE).at(service.port()).json().send().refused(403, 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//api/v2/notifications",
        "/api/v2//notifications/handshake",
        "/api/v2/notifications//handshake",
        "/api/v2/x/../notifications",
        "/api/v2%2Fnotifications",
        "/api/v2/notifications%2Fhandshake",
        "/api/v2/notifications%2F..%2Fnotifications",
        "/api/v2/me%2F..%2Fnotifications",
        "/api/v2/notification%73"
      })
  void aPollAtAnotherSpellingOfADeniedPathIsNotServed(String path) throws Exception {
    for (var by : SignIn.values()) {
      var poll = RawHttp.post(path, HANDSHAKE).at(service.port()).json();

      var reply = by.on(poll, AGENT_1).send();

      assertThat(reply.status()).as("status of <%s>", reply).isIn(400, 403, 404);
      assertThat(reply.json().getInt("statusCode")).isIn(5, 6, 10);
    }
  }

  @ParameterizedTest
  @EnumSource(SignIn.class)
  void commandsWorkIfPollsAreDenied(SignIn by) throws Exception {
    var command = RawHttp.post(OWN, UNSUBSCRIBE).at(service.port()).json();

    by.on(command, AGENT_1).send().accepted();
  }
}
