package io.workbins.blackbox.identity;

import static io.restassured.RestAssured.given;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Nodes;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.RawSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The logout, {@code EndContactCenterSession}, by cookie, on two nodes. */
@QuarkusIntegrationTest
class LogoutIT {

  private static final String END = "{\"operationName\":\"EndContactCenterSession\"}";

  private static Nodes nodes;

  @BeforeAll
  static void startNodes() throws Exception {
    nodes = Nodes.start(2);
  }

  @AfterAll
  static void stopNodes() throws Exception {
    nodes.close();
  }

  @Test
  void aLogoutClearsTheCookieAndMakesItUselessOnEachNode() throws Exception {
    var cookie = cookie(0);
    assertThat(status(1, cookie)).isEqualTo(200);

    var reply = logOut(0, cookie);

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().getValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("JSESSIONID=;")
        .contains("Max-Age=0")
        .contains("Path=/");
    assertThat(status(0, cookie)).isEqualTo(403);
    await().atMost(Duration.ofSeconds(5)).until(() -> status(1, cookie) == 403);
    for (int port : nodes.ports()) {
      RawHttp.upgrade().at(port).header("Cookie", cookie).send().refused(403, 20);
    }
  }

  @Test
  void aLogoutEndsNoOtherSignInOfTheUser() {
    var cookie = cookie(0);
    var other = cookie(0);

    logOut(0, cookie);

    assertThat(status(0, other)).isEqualTo(200);
    assertThat(status(1, other)).isEqualTo(200);
  }

  @Test
  void aDesktopMayDisconnectAfterTheLogoutAndDoNothingElse() {
    var cookie = cookie(0);
    var clientId = poll(0, cookie, Bayeux.HANDSHAKE).jsonPath().getString("[-1].clientId");

    logOut(0, cookie);

    assertThat(poll(0, cookie, Bayeux.HANDSHAKE).statusCode()).isEqualTo(403);
    assertThat(poll(0, cookie, Bayeux.connectNow(clientId)).statusCode()).isEqualTo(403);
    assertThat(poll(0, cookie, Bayeux.disconnect(clientId) + "," + Bayeux.HANDSHAKE).statusCode())
        .isEqualTo(403);
    var reply = poll(0, cookie, Bayeux.disconnect(clientId));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.jsonPath().getBoolean("[-1].successful")).isTrue();
  }

  @Test
  void aDesktopMayDisconnectThroughTheOtherNodeAfterTheLogout() {
    var cookie = cookie(0);
    var clientId = poll(0, cookie, Bayeux.HANDSHAKE).jsonPath().getString("[-1].clientId");

    logOut(1, cookie);

    var reply = poll(1, cookie, Bayeux.disconnect(clientId));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.jsonPath().getBoolean("[-1].successful")).isTrue();
  }

  @Test
  void aDesktopMayLogOutAfterItHasDisconnected() {
    var cookie = cookie(0);
    var clientId = poll(0, cookie, Bayeux.HANDSHAKE).jsonPath().getString("[-1].clientId");
    assertThat(poll(0, cookie, Bayeux.disconnect(clientId)).statusCode()).isEqualTo(200);

    assertThat(logOut(0, cookie).statusCode()).isEqualTo(200);
    assertThat(status(0, cookie)).isEqualTo(403);
  }

  @Test
  void aWebSocketMayDisconnectAfterTheLogout() throws Exception {
    var cookie = cookie(0);
    try (var socket = RawSocket.at(nodes.port(0), Map.of("Cookie", cookie))) {
      var clientId = socket.handshake();

      logOut(0, cookie);

      assertThat(socket.ask(Bayeux.disconnect(clientId)).getBoolean("successful")).isTrue();
    }
  }

  @Test
  void aWebSocketThatStaysOpenIsClosedAfterTheLogout() throws Exception {
    var cookie = cookie(0);
    try (var socket = RawSocket.at(nodes.port(1), Map.of("Cookie", cookie))) {
      socket.handshake();

      logOut(0, cookie);

      assertThat(socket.closeCode()).isEqualTo(1008);
    }
  }

  private static String cookie(int node) {
    return "JSESSIONID="
        + as(AGENT_1).port(nodes.port(node)).get("/api/v2/me").cookie("JSESSIONID");
  }

  private static int status(int node, String cookie) {
    return given().port(nodes.port(node)).header("Cookie", cookie).get("/api/v2/me").statusCode();
  }

  private static Response logOut(int node, String cookie) {
    return given()
        .port(nodes.port(node))
        .header("Cookie", cookie)
        .contentType(ContentType.JSON)
        .body(END)
        .post("/api/v2/me");
  }

  private static Response poll(int node, String cookie, String message) {
    return given()
        .port(nodes.port(node))
        .header("Cookie", cookie)
        .contentType(ContentType.JSON)
        .body("[" + message + "]")
        .post("/api/v2/notifications");
  }
}
