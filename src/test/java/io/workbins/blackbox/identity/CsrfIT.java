package io.workbins.blackbox.identity;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Nodes;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.ServiceProcess;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSRF protection as GWS has it, on two nodes. */
@QuarkusIntegrationTest
class CsrfIT {

  private static final String COMMAND = "/api/v2/me/workbins/" + WORKBIN;

  private static Nodes nodes;

  @BeforeAll
  static void startNodes() throws Exception {
    nodes = Nodes.start(2, "workbins.csrf.enabled=true");
  }

  @AfterAll
  static void stopNodes() throws Exception {
    nodes.close();
  }

  @Test
  void aCommandWithTheTokenOfItsSignInIsAcceptedOnEachNode() throws Exception {
    var signIn = signIn(AGENT_1);

    for (int port : nodes.ports()) {
      command(port)
          .header("Cookie", signIn.cookie())
          .header(signIn.name(), signIn.token())
          .send()
          .accepted();
    }
  }

  @Test
  void aSignInByPasswordWithTheCookieHasTheSameToken() throws Exception {
    var signIn = signIn(AGENT_1);

    command(nodes.port(0))
        .as(AGENT_1)
        .header("Cookie", signIn.cookie())
        .header(signIn.name(), signIn.token())
        .send()
        .accepted();
  }

  @Test
  void aCommandWithoutATokenIsRefused() throws Exception {
    var signIn = signIn(AGENT_1);

    var reply = command(nodes.port(0)).header("Cookie", signIn.cookie()).send();

    reply.refused(403, 3);
    assertThat(reply.json().getString("statusMessage")).isEqualTo("Missing or invalid Csrf token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "POST", "PATCH", "DELETE"})
  void everyMethodThatChangesSomethingNeedsTheToken(String method) throws Exception {
    RawHttp.request(method, "/api/v2/me")
        .at(nodes.port(0))
        .header("Cookie", signIn(AGENT_1).cookie())
        .send()
        .refused(403, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4a92be65-ec55-4aa2-b9df-9518fd870f2f", "null", "ä"})
  void aWrongTokenIsRefused(String token) throws Exception {
    command(nodes.port(0))
        .header("Cookie", signIn(AGENT_1).cookie())
        .header("X-CSRF-TOKEN", token)
        .send()
        .refused(403, 3);
  }

  @Test
  void theTokenOfAnotherSignInIsRefused() throws Exception {
    for (var other : new String[] {AGENT_1, AGENT_2}) {
      command(nodes.port(0))
          .header("Cookie", signIn(AGENT_1).cookie())
          .header("X-CSRF-TOKEN", signIn(other).token())
          .send()
          .refused(403, 3);
    }
  }

  @Test
  void aClientWithoutACookieIsRefused() throws Exception {
    var signIn = signIn(AGENT_1);

    command(nodes.port(0)).as(AGENT_1).header(signIn.name(), signIn.token()).send().refused(403, 3);
  }

  @Test
  void cometdRequestsAreAcceptedWithAndWithoutTheToken() throws Exception {
    var signIn = signIn(AGENT_1);
    var poll = "[" + Bayeux.HANDSHAKE + "]";

    var without = poll(poll).header("Cookie", signIn.cookie()).send();
    var with =
        poll(poll).header("Cookie", signIn.cookie()).header(signIn.name(), signIn.token()).send();
    var byPassword = poll(poll).as(AGENT_1).send();
    var upgrade = RawHttp.upgrade().at(nodes.port(0)).header("Cookie", signIn.cookie()).send();

    assertThat(without.status()).isEqualTo(200);
    assertThat(with.status()).isEqualTo(200);
    assertThat(byPassword.status()).isEqualTo(200);
    assertThat(upgrade.status()).isEqualTo(101);
  }

  @Test
  void theTokenDoesNotReplaceTheCheckOfTheOrigin() throws Exception {
    var signIn = signIn(AGENT_1);

    command(nodes.port(0))
        .header("Cookie", signIn.cookie())
        .header(signIn.name(), signIn.token())
        .header("Origin", "https://evil.example.com")
        .send()
        .refused(403, 3);
  }

  @Test
  void withoutTheSettingThereIsNoTokenAndNoneIsNeeded() throws Exception {
    var reply = RawHttp.get("/api/v2/me").as(AGENT_1).send().accepted();

    assertThat(reply.header("X-CSRF-HEADER")).isEmpty();
    RawHttp.post(COMMAND, SUBSCRIBE).as(AGENT_1).json().send().accepted();
  }

  /** With the settings of production.md. */
  @Test
  void aPageOfAnotherOriginCanReadTheToken() throws Exception {
    var origin = "https://desktop.example.com";
    try (var process =
        ServiceProcess.start(
                "quarkus.profile=sandbox",
                "workbins.csrf.enabled=true",
                "workbins.allowed-origins=" + origin,
                "quarkus.http.cors.enabled=true",
                "quarkus.http.cors.origins=" + origin,
                "quarkus.http.cors.access-control-allow-credentials=true",
                "quarkus.http.cors.exposed-headers=X-CSRF-HEADER,X-CSRF-TOKEN")
            .ready()) {

      var reply =
          RawHttp.get("/api/v2/me")
              .at(process.port())
              .as(AGENT_1)
              .header("Origin", origin)
              .send()
              .accepted();

      assertThat(reply.header("access-control-expose-headers"))
          .isEqualTo("X-CSRF-HEADER,X-CSRF-TOKEN");
      assertThat(reply.header("X-CSRF-HEADER")).isEqualTo("X-CSRF-TOKEN");
    }
  }

  private record SignedIn(String cookie, String name, String token) {}

  private static SignedIn signIn(String userName) throws IOException {
    var reply = RawHttp.get("/api/v2/me").at(nodes.port(0)).as(userName).send().accepted();
    var name = reply.header("X-CSRF-HEADER");
    return new SignedIn(reply.header("Set-Cookie").split(";", 2)[0], name, reply.header(name));
  }

  private static RawHttp command(int port) {
    return RawHttp.post(COMMAND, SUBSCRIBE).at(port).json();
  }

  private static RawHttp poll(String body) {
    return RawHttp.post("/api/v2/notifications", body).at(nodes.port(0)).json();
  }
}
