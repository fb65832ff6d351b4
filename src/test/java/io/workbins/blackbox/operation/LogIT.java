package io.workbins.blackbox.operation;

import static io.restassured.RestAssured.given;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.RawSocket;
import io.workbins.blackbox.harness.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log at the most verbose level: useful for an operator, without secrets. */
@QuarkusIntegrationTest
class LogIT {

  private static final String PASSWORD = "correct-horse-battery";
  private static final String DIRECTORY =
      """
      { "users": [ { "id": "00000000000000000000000000000001", "userName": "agent1",
                     "password": "%s", "roles": ["ROLE_AGENT"], "features": ["api-multimedia"] } ] }
      """
          .formatted(PASSWORD);

  @TempDir Path folder;

  @Test
  void logsHaveUserReferenceNumberAndOutcomeButNoSecret() throws Exception {
    try (var process = startWithAllLogs()) {
      var url = "http://localhost:" + process.port() + "/api/v2";
      var me = given().auth().preemptive().basic("agent1", PASSWORD).get(url + "/me");
      given().auth().preemptive().basic("agent1", PASSWORD + "-wrong").get(url + "/me");
      var cookie = me.getCookie("JSESSIONID");
      var secret = ",\"ext\":{\"token\":\"a-token-of-the-client\"}}";
      var handshake = Bayeux.HANDSHAKE.replaceAll("}$", secret);
      var as = given().cookie("JSESSIONID", cookie).contentType(ContentType.JSON);
      as.body("[" + handshake + "]").post(url + "/notifications");
      as.body("[" + handshake).post(url + "/notifications");
      try (var socket = RawSocket.at(process.port(), Map.of("Cookie", "JSESSIONID=" + cookie))) {
        socket.ask(handshake);
        socket.sendText("[" + handshake, true);
        socket.closeCode();
      }

      long referenceId =
          as.body(UNSUBSCRIBE).post(url + "/me/workbins/any").jsonPath().getLong("referenceId");

      assertThat(process.output())
          .containsPattern("agent1: Unsubscribe of .*any=" + referenceId)
          .doesNotContain(PASSWORD, cookie, "a-token-of-the-client", Desktop.basic("agent1"));
    }
  }

  /** Who knows the client id and the password of a user could take messages of the session. */
  @Test
  void noClientIdIsLoggedAsItIs() throws Exception {
    try (var process = startWithAllLogs()) {
      var clientIds = new ArrayList<String>();
      clientIds.add(poll(process, Bayeux.HANDSHAKE).getString("[0].clientId"));
      var headers = Map.of("Authorization", Desktop.basic("agent1", PASSWORD));
      try (var socket = RawSocket.at(process.port(), headers)) {
        clientIds.add(socket.handshake());
        clientIds.add("1unknownclientid0123456789");
        for (var clientId : clientIds) {
          for (var message :
              List.of(
                  Bayeux.subscribe(clientId, "/v2/me/*"),
                  Bayeux.subscribe(clientId, "/unknown"),
                  Bayeux.connectNow(clientId),
                  Bayeux.unsubscribe(clientId, "/v2/me/*"),
                  "{\"channel\":\"/v2/me/workbins\",\"clientId\":\"%s\"}".formatted(clientId),
                  Bayeux.disconnect(clientId))) {
            poll(process, message);
            socket.sendUnlessClosed("[" + message + "]");
          }
        }
        socket.awaitRemaining();
      }

      // a command is logged: so is what came before it
      unsubscribe(process.port());
      await().until(() -> process.output().contains("agent1: Unsubscribe of"));
      assertThat(process.output()).doesNotContain(clientIds);
    }
  }

  private static void unsubscribe(int port) {
    given()
        .auth()
        .preemptive()
        .basic("agent1", PASSWORD)
        .contentType(ContentType.JSON)
        .body(UNSUBSCRIBE)
        .post("http://localhost:" + port + "/api/v2/me/workbins/any")
        .then()
        .statusCode(200);
  }

  private static JsonPath poll(ServiceProcess process, String message) {
    return given()
        .auth()
        .preemptive()
        .basic("agent1", PASSWORD)
        .contentType(ContentType.JSON)
        .body("[" + message + "]")
        .post("http://localhost:" + process.port() + "/api/v2/notifications")
        .jsonPath();
  }

  private ServiceProcess startWithAllLogs() throws IOException {
    var directory = Files.writeString(folder.resolve("directory.json"), DIRECTORY);
    return ServiceProcess.start(
            "workbins.directory=" + directory,
            "quarkus.log.level=DEBUG",
            "quarkus.log.category.\"io.workbins\".level=TRACE",
            "quarkus.log.category.\"io.workbins.push.cometd\".level=TRACE",
            "quarkus.log.category.\"io.workbins.push.transport.CometDWebSocketEndPoint\".level=TRACE",
            "quarkus.log.category.\"org.cometd\".level=TRACE")
        .ready();
  }
}
