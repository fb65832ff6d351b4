package io.workbins.blackbox.operation;

import static io.restassured.RestAssured.given;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invalid settings that must fail the start, and cookies across restarts and nodes. */
@QuarkusIntegrationTest
class StartIT {

  private static final String KEY =
      "workbins.session.key=the same key on every node, and after every start";

  @TempDir Path folder;

  @Test
  void theStartFailsWithoutADirectory() throws Exception {
    try (var process = ServiceProcess.start()) {
      assertThat(process.exitCode()).isNotZero();
      assertThat(process.output()).contains("workbins.directory").contains("WORKBINS_DIRECTORY");
    }
  }

  @Test
  void theStartFailsWithAnInvalidDirectory() throws Exception {
    var file = folder.resolve("directory.json");
    Files.writeString(
        file,
        """
        { "users": [ { "id": "1", "userName": "agent1", "password": "my secret", "roles": ["ROLE_AGENT"] } ] }
        """);

    try (var process = ServiceProcess.start("workbins.directory=" + file)) {
      assertThat(process.exitCode()).isNotZero();
      assertThat(process.output())
          .contains("directory " + file + ", users[0].id: '1' is not 32 lower-case hex digits")
          .doesNotContain("my secret");
    }
  }

  @Test
  void theStartFailsWithAShortSessionKey() throws Exception {
    try (var process =
        ServiceProcess.start("quarkus.profile=sandbox", "workbins.session.key=short")) {
      assertThat(process.exitCode()).isNotZero();
      assertThat(process.output()).contains("workbins.session.key").contains("at least 32");
    }
  }

  /** Unit tests have all ranges. */
  @ParameterizedTest
  @CsvSource({
    "workbins.cometd.timeout, 0S, workbins.cometd.timeout must be from 1S to 1H",
    "workbins.cometd.timeout, 3M, quarkus.http.idle-timeout",
    "workbins.cometd.max-sessions-per-user, 0, from 1 to 100000",
    "workbins.session.idle, 0S, from 1S to 24H",
    "workbins.session.key, a key with ${UNKNOWN} in it and many characters, workbins.session.key has an expression",
    "workbins.redis.hosts, redis://${REDIS_HOST}:6379, workbins.redis.hosts has an expression",
    "quarkus.redis.hosts, redis://localhost:6379, set workbins.redis.hosts",
    "quarkus.http.limits.max-connections, 100, set workbins.limits.connections"
  })
  void theStartFailsWithAnInvalidSetting(String setting, String value, String reason)
      throws Exception {
    try (var process = ServiceProcess.start("quarkus.profile=sandbox", setting + '=' + value)) {
      assertThat(process.exitCode()).isNotZero();
      assertThat(process.output()).contains(setting).contains(reason);
    }
  }

  /** Unit tests have all spellings. */
  @ParameterizedTest
  @CsvSource({
    "workbins.external-url, https://gws.example.com/, /api/v2",
    "workbins.external-url, gws.example.com/api/v2, https://",
    "workbins.external-url, https://gws.example.com/api/v2?a=b, query",
    "workbins.allowed-origins, https://desktop.example.com/, slash",
    "workbins.allowed-origins, https://desktop.example.com:443, as https://desktop.example.com",
    "workbins.allowed-origins, *, wildcards",
    "workbins.allowed-origins, null, sandboxed",
    "workbins.allowed-hosts, https://gws.example.com, without a scheme",
  })
  void theStartFailsWithAnInvalidOriginOrUrl(String setting, String value, String reason)
      throws Exception {
    try (var process = ServiceProcess.start("quarkus.profile=sandbox", setting + '=' + value)) {
      assertThat(process.exitCode()).isNotZero();
      assertThat(process.output()).contains(setting + " has '" + value + "': ").contains(reason);
    }
  }

  @Test
  void theStartFailsWithOneInvalidOriginOfSeveral() throws Exception {
    try (var process =
        ServiceProcess.start(
            "quarkus.profile=sandbox",
            "workbins.allowed-origins=https://a.example.com, https://b.example.com")) {
      assertThat(process.exitCode()).isNotZero();
      assertThat(process.output())
          .contains("workbins.allowed-origins has ' https://b.example.com': ")
          .contains("blanks");
    }
  }

  @Test
  void aCookieIsAcceptedByNodesWithTheSameKey() throws Exception {
    try (var one = ServiceProcess.start("quarkus.profile=sandbox", KEY).ready();
        var other = ServiceProcess.start("quarkus.profile=sandbox", KEY).ready()) {
      var cookie =
          given().auth().preemptive().basic(AGENT_1, PASSWORD).get(me(one)).getCookie("JSESSIONID");

      assertThat(given().cookie("JSESSIONID", cookie).get(me(other)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void withoutAKeyACookieIsInvalidAfterARestart() throws Exception {
    try (var one = ServiceProcess.start("quarkus.profile=sandbox").ready();
        var other = ServiceProcess.start("quarkus.profile=sandbox").ready()) {
      var cookie =
          given().auth().preemptive().basic(AGENT_1, PASSWORD).get(me(one)).getCookie("JSESSIONID");

      assertThat(given().cookie("JSESSIONID", cookie).get(me(other)).statusCode()).isEqualTo(403);
    }
  }

  private static String me(ServiceProcess process) {
    return "http://localhost:" + process.port() + "/api/v2/me";
  }
}
