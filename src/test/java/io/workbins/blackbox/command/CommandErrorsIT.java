package io.workbins.blackbox.command;

import static io.restassured.RestAssured.given;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1_ID;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2_ID;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.SUPERVISOR_1;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Sandbox;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All errors of commands: HTTP status, {@code statusCode} and the error response. */
@QuarkusIntegrationTest
class CommandErrorsIT {

  private static final String OWN = "/api/v2/me/workbins/" + WORKBIN;

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"operationName\":null}", "{\"operationName\":\"\"}"})
  void aBodyWithoutAnOperationIsMissingAParameter(String body) {
    refused(as(AGENT_1).body(body).post(OWN), 400, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?workbinIds=", "?workbinIds=%20,,%20"})
  void aRequestForSeveralWithoutIdsIsMissingAParameter(String query) {
    refused(
        as(AGENT_1).urlEncodingEnabled(false).body(SUBSCRIBE).post("/api/v2/me/workbins" + query),
        400,
        1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"operationName\":\"Unubscribe\"}",
        "{\"operationName\":\"subscribe\"}",
        "{\"operationName\":7}",
        "{\"operationName\":",
        "{\"operationName\":\"Subscribe\"} {}",
        "not json",
        "[]",
        "\"Subscribe\"",
        "null"
      })
  void aBodyWithoutAKnownOperationIsInvalid(String body) {
    refused(as(AGENT_1).body(body).post(OWN), 400, 10);
  }

  static Stream<String> invalidRequests() {
    return Stream.of(
        "/api/v2/me/workbins/" + WORKBIN + "?agentGroup=MyAgentGroup&placeGroup=MyPlaceGroup",
        "/api/v2/users/" + AGENT_1_ID + "/workbins/" + WORKBIN + "?agentGroup=MyAgentGroup",
        "/api/v2/users/"
            + AGENT_1_ID
            + "/workbins?workbinIds="
            + WORKBIN
            + "&placeGroup=MyPlaceGroup",
        "/api/v2/me/workbins/" + "x".repeat(201),
        "/api/v2/me/workbins/a%01b",
        "/api/v2/me/workbins?workbinIds=" + WORKBIN + "," + "x".repeat(201),
        "/api/v2/me/workbins?workbinIds=" + WORKBIN + ",a%0Ab",
        "/api/v2/me/workbins?workbinIds=" + ids(101));
  }

  @ParameterizedTest
  @MethodSource("invalidRequests")
  void aRequestOutsideTheRangeOfValidValuesIsInvalid(String path) {
    refused(as(AGENT_1).urlEncodingEnabled(false).body(SUBSCRIBE).post(path), 400, 10);
  }

  static Stream<String> requestsForWorkbinsOfOthers() {
    return Stream.of(
        "/api/v2/users/" + AGENT_1_ID + "/workbins/" + WORKBIN,
        "/api/v2/users/" + AGENT_1_ID + "/workbins?workbinIds=" + WORKBIN,
        "/api/v2/me/workbins/" + WORKBIN + "?agentGroup=MyAgentGroup",
        "/api/v2/workbins?workbinIds=" + WORKBIN + "&placeGroup=MyPlaceGroup");
  }

  @ParameterizedTest
  @MethodSource("requestsForWorkbinsOfOthers")
  void anAgentMayNotActOnWorkbinsOfOthers(String path) {
    refused(as(AGENT_2).body(SUBSCRIBE).post(path), 403, 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"supervisor1", "admin1", "apiuser1"})
  void privilegedRolesMayActOnWorkbinsOfOthers(String userName) {
    for (var path : requestsForWorkbinsOfOthers().toList()) {
      assertThat(as(userName).body(SUBSCRIBE).post(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void anAgentMayNameItself() {
    assertThat(
            as(AGENT_2)
                .body(SUBSCRIBE)
                .post("/api/v2/users/" + AGENT_2_ID + "/workbins/" + WORKBIN)
                .statusCode())
        .isEqualTo(200);
  }

  static Stream<String> requestsForUnknownResources() {
    return Stream.of(
        "/api/v2/users/00000000000000000000000000000000/workbins/" + WORKBIN,
        "/api/v2/me/workbins/" + WORKBIN + "?agentGroup=NoSuchGroup",
        "/api/v2/me/workbins/" + WORKBIN + "?placeGroup=NoSuchGroup",
        "/api/v2/me/workbins/no-such-workbin",
        "/api/v2/workbins?workbinIds=no-such-workbin,nor-this",
        "/api/v2/no/such/path",
        "/api/v3",
        "/no/such/path");
  }

  @ParameterizedTest
  @MethodSource("requestsForUnknownResources")
  void unknownResourcesAreNotFound(String path) {
    refused(as(SUPERVISOR_1).body(SUBSCRIBE).post(path), 404, 6);
  }

  @Test
  void unknownIdsAmongKnownOnesFailAlone() throws Exception {
    try (var desktop = Desktop.of(AGENT_1, Desktop.Over.WEBSOCKET)) {
      var reply =
          as(AGENT_1)
              .body(SUBSCRIBE)
              .post("/api/v2/me/workbins?workbinIds=no-such-workbin," + WORKBIN)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();

      assertThat(reply.getInt("statusCode")).isEqualTo(7);
      assertThat(reply.getMap("referenceIds")).containsOnlyKeys(WORKBIN);
      assertThat(reply.getList("failed.id")).containsExactly("no-such-workbin");
      assertThat(reply.getList("failed.statusCode")).containsExactly(6);
      assertThat(reply.getString("failed[0].statusMessage")).isNotBlank();
      assertThat(desktop.awaitMessage()).containsEntry("id", WORKBIN);
      desktop.assertNoOtherMessage(AGENT_1);
    }
  }

  @Test
  void repeatedIdsCountOnceAndBlanksAreIgnored() {
    var ids = "%20" + WORKBIN + "%20,%20" + WORKBIN + "," + Sandbox.OTHER_WORKBIN + ",,";

    var reply =
        as(AGENT_1)
            .urlEncodingEnabled(false)
            .body(SUBSCRIBE)
            .post("/api/v2/workbins?workbinIds=" + ids)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();

    assertThat(reply.getMap("referenceIds")).containsOnlyKeys(WORKBIN, Sandbox.OTHER_WORKBIN);
    assertThat(reply.getInt("referenceIds.'" + Sandbox.OTHER_WORKBIN + "'"))
        .isEqualTo(reply.getInt("referenceIds.'" + WORKBIN + "'") + 1);
  }

  @Test
  void theParameterMayBeRepeatedInsteadOfSeparatedByCommas() {
    var query = "?workbinIds=" + WORKBIN + "&workbinIds=" + Sandbox.OTHER_WORKBIN;

    var reply = as(AGENT_1).body(SUBSCRIBE).post("/api/v2/me/workbins" + query).jsonPath();

    assertThat(reply.getMap("referenceIds")).containsOnlyKeys(WORKBIN, Sandbox.OTHER_WORKBIN);
  }

  static Stream<String> protectedPaths() {
    return Stream.concat(
        requestsForUnknownResources(),
        Stream.of(OWN, "/api/v2/users/" + AGENT_1_ID + "/workbins/" + WORKBIN));
  }

  @ParameterizedTest
  @MethodSource("protectedPaths")
  void unauthenticatedCallersCannotDiscoverResources(String path) {
    for (var response :
        Stream.of(
                given().contentType(ContentType.JSON),
                given().contentType(ContentType.JSON).auth().preemptive().basic(AGENT_1, "wrong"),
                given()
                    .contentType(ContentType.JSON)
                    .auth()
                    .preemptive()
                    .basic("nobody", "sandbox"),
                given().contentType(ContentType.JSON).cookie("JSESSIONID", "forged"))
            .map(request -> request.body(SUBSCRIBE).post(path))
            .toList()) {
      refused(response, 403, 20);
      assertThat(response.asString())
          .isEqualTo("{\"statusCode\":20,\"statusMessage\":\"Access denied\"}");
      assertThat(response.header("WWW-Authenticate")).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
  void aWrongMethodIsNotAllowed(String method) {
    refused(as(AGENT_1).body(SUBSCRIBE).request(method, OWN), 405, 3);
  }

  @Test
  void aWrongMethodOnTheCometdEndpointIsNotAllowed() {
    refused(as(AGENT_1).get("/api/v2/notifications"), 405, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/octet-stream"})
  void aWrongMediaTypeIsInvalid(String mediaType) {
    refused(
        as(AGENT_1)
            .contentType(mediaType)
            .body(SUBSCRIBE.getBytes(StandardCharsets.UTF_8))
            .post(OWN),
        415,
        10);
  }

  @Test
  void aBodyOfMoreThan64KiBIsInvalid() {
    refused(as(AGENT_1).body(" ".repeat(64 * 1024) + SUBSCRIBE).post(OWN), 413, 10);
  }

  @Test
  void aBodyOf64KiBIsAccepted() {
    var body = SUBSCRIBE + " ".repeat(64 * 1024 - SUBSCRIBE.length());

    assertThat(as(AGENT_1).body(body).post(OWN).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"channel\":",
        "[]",
        "[" + Bayeux.HANDSHAKE + "," + Bayeux.HANDSHAKE + "]",
      })
  void malformedBayeuxMessagesAreInvalid(String body) {
    refused(as(AGENT_1).body(body).post("/api/v2/notifications"), 400, 10);
  }

  @Test
  void aMalformedFormIsNotAnInternalError() throws Exception {
    var reply =
        Sandbox.plain(AGENT_1, OWN, "%", "Content-Type", "application/x-www-form-urlencoded");

    assertThat(reply.statusCode()).isIn(400, 415);
    assertThat(reply.body()).contains("\"statusCode\":10");
  }

  /** A refused command has no effect and no notification. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"operationName\":\"Unubscribe\"}",
        "{\"operationName\":\"PullEmail\",\"id\":\"nowhere\"}"
      })
  void refusedCommandsAreNotNotified(String body) throws Exception {
    try (var desktop = Desktop.of(AGENT_1, Desktop.Over.WEBSOCKET)) {
      assertThat(as(AGENT_1).body(body).post(OWN).statusCode()).isBetween(400, 404);

      desktop.assertNoOtherMessage(AGENT_1);
    }
  }

  private static void refused(Response response, int httpStatus, int statusCode) {
    response.then().statusCode(httpStatus).body(not(containsString("Exception")));
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    assertThat(response.jsonPath().getMap("")).containsOnlyKeys("statusCode", "statusMessage");
    assertThat(response.jsonPath().getInt("statusCode")).isEqualTo(statusCode);
    assertThat(response.jsonPath().getString("statusMessage")).isNotBlank();
  }

  private static String ids(int count) {
    return String.join(",", IntStream.range(0, count).mapToObj(i -> "id-" + i).toList());
  }
}
