package io.workbins.blackbox.operation;

import static io.restassured.RestAssured.given;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1_ID;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2_ID;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.SUPERVISOR_1;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static io.workbins.blackbox.harness.Sandbox.get;
import static io.workbins.blackbox.harness.Sandbox.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests of desktops at start-up and at logout. */
@QuarkusIntegrationTest
class StartUpIT {

  @Test
  void theVersionNeedsNoAuthentication() {
    given()
        .get("/api/v2/diagnostics/version")
        .then()
        .statusCode(200)
        .header("Content-Type", "application/json")
        .body("statusCode", is(0))
        .body("version", not(""));
  }

  @Test
  void pathsBesideTheVersionNeedAuthentication() {
    given().get("/api/v2/diagnostics/other").then().statusCode(403);
    given().get("/api/v2/diagnostics/version/../../me").then().statusCode(403);
  }

  @Test
  void theCallerIsShownWithFeaturesOnRequest() {
    get(AGENT_2, "/me").body("user.features", nullValue());
    get(AGENT_2, "/me?subresources=*")
        .body("user.id", is(AGENT_2_ID))
        .body(
            "user.features.id",
            contains("api-multimedia-chat", "api-multimedia-email", "api-multimedia-workitem"))
        .body(
            "user.features[0].keySet()",
            containsInAnyOrder(
                "id",
                "displayName",
                "description",
                "autoAssignOnContactCenterCreate",
                "uri",
                "path"));
  }

  @Test
  void featuresAreListedAndShown() {
    get(AGENT_2, "/features?fields=*").body("features", hasSize(3));
    get(AGENT_2, "/features").body("uris[0]", endsWith("/api/v2/features/api-multimedia-chat"));
    get(AGENT_2, "/features/api-multimedia-chat").body("feature.id", is("api-multimedia-chat"));
    Sandbox.as(AGENT_2).get("/api/v2/features/api-voice").then().statusCode(404);
  }

  @Test
  void aUserIsVisibleToItselfAndToSupervisors() {
    get(AGENT_1, "/users/" + AGENT_1_ID).body("user.userName", is(AGENT_1));
    get(SUPERVISOR_1, "/users/" + AGENT_1_ID).body("user.userName", is(AGENT_1));
    Sandbox.as(AGENT_2).get("/api/v2/users/" + AGENT_1_ID).then().statusCode(403);
    Sandbox.as(AGENT_1).get("/api/v2/users/nobody").then().statusCode(404);
  }

  @Test
  void aContactCenterSessionConfirmsItsChannels() {
    post(
            AGENT_1,
            "/me",
            "{\"operationName\":\"StartContactCenterSession\",\"channels\":[\"voice\",\"multimedia\"]}")
        .statusCode(200)
        .body("statusCode", is(0))
        .body("succeeded.channel", contains("voice", "multimedia"))
        .body("succeeded.statusCode", contains(0, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"operationName\":\"Subscribe\"}",
        "{\"operationName\":\"StartContactCenterSession\",\"channels\":\"voice\"}",
        "{\"operationName\":\"StartContactCenterSession\",\"channels\":[7]}"
      })
  void invalidSessionRequestsAreRefused(String body) {
    post(AGENT_1, "/me", body).statusCode(400).body("statusCode", is(10));
  }

  @Test
  void endingTheSessionEndsTheSubscriptions() throws Exception {
    post(AGENT_1, "/me/workbins", "{\"operationName\":\"UnsubscribeAll\"}").statusCode(200);

    try (var desktop = Desktop.of(AGENT_1, Over.WEBSOCKET)) {
      accepted(AGENT_1, "/me/workbins/" + WORKBIN, SUBSCRIBE);
      desktop.awaitMessage();

      post(AGENT_1, "/me", "{\"operationName\":\"EndContactCenterSession\"}")
          .statusCode(200)
          .body("statusCode", is(0));

      assertThat(desktop.awaitMessage())
          .containsEntry("stateResource", "Unsubscribed")
          .containsEntry("id", WORKBIN);
      get(AGENT_1, "/me/workbin-subscriptions").body("subscriptions", empty());
    }
  }
}
