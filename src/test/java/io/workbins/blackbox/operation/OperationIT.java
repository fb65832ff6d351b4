package io.workbins.blackbox.operation;

import static io.restassured.RestAssured.given;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2_ID;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static io.workbins.blackbox.harness.Sandbox.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.Metrics;
import io.workbins.blackbox.harness.ServiceProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health, metrics and API documentation. */
@QuarkusIntegrationTest
class OperationIT {

  private static final String OWN = "/me/workbins/" + WORKBIN;

  @ParameterizedTest
  @ValueSource(strings = {"/q/health/live", "/q/health/ready"})
  void healthChecksAreUp(String path) {
    var reply = given().get(path);

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.jsonPath().getString("status")).isEqualTo("UP");
  }

  @Test
  void readinessOfASingleNodeDoesNotIncludeRedis() {
    assertThat(given().get("/q/health").asString()).doesNotContain("redis");
    assertThat(given().get("/q/metrics").asString()).doesNotContain("redis");
  }

  @Test
  void commandsAreCountedByOperationAndOutcome() {
    post(AGENT_2, OWN, UNSUBSCRIBE);
    post(AGENT_2, "/me/workbins/no-such-workbin", UNSUBSCRIBE);
    post(AGENT_2, OWN, "{}");
    var accepted = "workbins_commands_total{operation=\"unsubscribe\",outcome=\"accepted\"}";
    var notFound = "workbins_commands_total{operation=\"unsubscribe\",outcome=\"not-found\"}";
    var missing = "workbins_commands_total{operation=\"none\",outcome=\"missing-parameter\"}";
    double acceptedBefore = Metrics.value(accepted);
    double notFoundBefore = Metrics.value(notFound);
    double missingBefore = Metrics.value(missing);

    post(AGENT_2, OWN, UNSUBSCRIBE);
    post(AGENT_2, "/me/workbins/no-such-workbin", UNSUBSCRIBE);
    post(AGENT_2, OWN, "{}");

    assertThat(Metrics.value(accepted) - acceptedBefore).isEqualTo(1);
    assertThat(Metrics.value(notFound) - notFoundBefore).isEqualTo(1);
    assertThat(Metrics.value(missing) - missingBefore).isEqualTo(1);
  }

  @Test
  void theSubscriptionsGaugeCountsEachOwnerOnce() {
    post(AGENT_2, OWN, UNSUBSCRIBE);
    double before = Metrics.value("workbins_subscriptions");

    post(AGENT_2, OWN, SUBSCRIBE);
    post(AGENT_2, OWN, SUBSCRIBE);
    post(AGENT_2, "/users/" + AGENT_2_ID + "/workbins/" + WORKBIN, SUBSCRIBE);
    assertThat(Metrics.value("workbins_subscriptions") - before).isEqualTo(1);

    post(AGENT_2, OWN, UNSUBSCRIBE);
    assertThat(Metrics.value("workbins_subscriptions") - before).isZero();
  }

  @Test
  void sessionsAndPushesAreCounted() throws Exception {
    try (var desktop = Desktop.of(AGENT_2, Over.WEBSOCKET)) {
      double pushes = Metrics.value("workbins_pushes_total");
      assertThat(Metrics.value("workbins_sessions")).isPositive();
      assertThat(Metrics.value("workbins_queue")).isNotNegative();

      long referenceId = accepted(AGENT_2, OWN, UNSUBSCRIBE);

      assertThat(desktop.awaitReferenceId()).isEqualTo(referenceId);
      assertThat(Metrics.value("workbins_pushes_total") - pushes).isPositive();
    }
  }

  @Test
  void jvmMetricsAreThereFromTheFirstRequestOn() throws Exception {
    try (var process = ServiceProcess.start("quarkus.profile=sandbox").ready()) {
      assertThat(given().port(process.port()).get("/q/metrics").asString())
          .containsPattern("process_uptime_seconds [0-9]")
          .containsPattern("process_files_open_files [1-9]")
          .containsPattern("jvm_threads_live_threads [1-9]")
          .contains("jvm_memory_used_bytes{", "jvm_info_total{", "system_cpu_usage");
    }
  }

  @Test
  void theOpenApiDocumentIsServed() {
    var paths =
        given()
            .accept("application/json")
            .get("/q/openapi")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();

    assertThat(paths.getMap("paths"))
        .containsKeys(
            "/api/v2/me",
            "/api/v2/me/workbins",
            "/api/v2/me/workbins/{workbinId}",
            "/api/v2/workbins",
            "/api/v2/workbins/{workbinId}",
            "/api/v2/users/{userId}/workbins",
            "/api/v2/users/{userId}/workbins/{workbinId}",
            "/api/v2/me/workbin-subscriptions",
            "/api/v2/features",
            "/api/v2/diagnostics/version",
            "/api/v2/workbin-events");
    assertThat(paths.getList("components.schemas.Command.properties.operationName.enum"))
        .contains("Subscribe", "Unsubscribe", "UnsubscribeAll", "AddEmail", "PullInteraction");
    assertThat(paths.getList("paths.'/api/v2/users/{userId}/workbins'.parameters.name"))
        .contains("userId");
  }

  @Test
  void swaggerUiIsServed() {
    assertThat(given().get("/q/swagger-ui/").statusCode()).isEqualTo(200);
  }
}
