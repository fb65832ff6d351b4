package io.workbins.blackbox.identity;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.RawSocket;
import io.workbins.blackbox.harness.ServiceProcess;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens of a real Keycloak, with the profile {@code keycloak} only. */
@QuarkusIntegrationTest
@Tag("keycloak")
class KeycloakIT {

  private static final String ME = "/api/v2/me";
  private static final String OWN = ME + "/workbins/" + WORKBIN;
  private static final String SUPERVISOR = "supervisor1";

  private static Keycloak keycloak;
  private static ServiceProcess byDirectory;
  private static ServiceProcess byClaims;

  @BeforeAll
  static void start() throws Exception {
    keycloak = Keycloak.start();
    byDirectory = service("workbins.identity.users=directory");
    byClaims =
        service(
            "workbins.identity.users=claims", "workbins.identity.claims.roles=realm_access/roles");
  }

  @AfterAll
  static void stop() {
    byClaims.close();
    byDirectory.close();
    keycloak.close();
  }

  @Test
  void aTokenNamesAUserOfTheDirectory() throws Exception {
    var user = get(byDirectory, bearer(AGENT_1)).send().accepted().json();

    assertThat(user.getString("user.userName")).isEqualTo(AGENT_1);
    assertThat(user.getString("user.id")).isEqualTo("a27db0a6cd7e4ef4b8c1c2ab1b8ae6f1");
  }

  @Test
  void claimsDescribeAUser() throws Exception {
    var user = get(byClaims, bearer(AGENT_1)).send().accepted().json();

    assertThat(user.getString("user.userName")).isEqualTo(AGENT_1);
    assertThat(user.getString("user.firstName")).isEqualTo("Ann");
    assertThat(user.getString("user.id")).hasSize(36);
    assertThat(user.getList("user.roles")).containsExactly("ROLE_AGENT");
  }

  @Test
  void groupsAndRolesOfTheRealmGiveRights() throws Exception {
    var ofGroup = OWN + "?agentGroup=MyAgentGroup";
    var ofPlaceGroup = OWN + "?placeGroup=MyPlaceGroup";

    command(ofGroup, bearer(AGENT_1)).send().accepted();
    command(ofPlaceGroup, bearer(AGENT_1)).send().refused(403, 5);
    command(ofPlaceGroup, bearer(SUPERVISOR)).send().accepted();
  }

  @Test
  void aTokenForAnotherServiceIsRefused() throws Exception {
    get(byClaims, "Bearer " + keycloak.token(AGENT_1, "another-service")).send().refused(403, 20);
  }

  @Test
  void aDesktopHearsByTheCookieUntilTheTokenExpires() throws Exception {
    var token = bearer(AGENT_1);
    var cookie = get(byClaims, token).send().accepted().header("Set-Cookie").split(";", 2)[0];
    try (var socket = RawSocket.at(byClaims.port(), Map.of("Cookie", cookie))) {
      var clientId = socket.handshake();
      socket.ask(Bayeux.subscribe(clientId, "/v2/me/*"));

      var reply = command(OWN, token).send().accepted().json();

      assertThat(socket.awaitMessageOn("/v2/me/workbins").getLong("data.referenceId"))
          .isEqualTo(reply.getLong("referenceId"));
    }
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                RawHttp.get(ME).at(byClaims.port()).header("Cookie", cookie).send().status()
                    == 403);
    get(byClaims, token).send().refused(403, 20);
  }

  private static ServiceProcess service(String... settings) throws Exception {
    var all = new String[settings.length + 3];
    all[0] = "quarkus.profile=sandbox";
    all[1] = "quarkus.oidc.auth-server-url=" + keycloak.realmUrl();
    all[2] = "quarkus.oidc.token.audience=workbins";
    System.arraycopy(settings, 0, all, 3, settings.length);
    return ServiceProcess.start(all).ready();
  }

  private static String bearer(String userName) {
    return "Bearer " + keycloak.token(userName, "desktop");
  }

  private static RawHttp get(ServiceProcess service, String authorization) {
    return RawHttp.get(ME).at(service.port()).header("Authorization", authorization);
  }

  private static RawHttp command(String path, String authorization) {
    return RawHttp.post(path, SUBSCRIBE)
        .json()
        .at(byClaims.port())
        .header("Authorization", authorization);
  }
}
