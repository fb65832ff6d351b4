package io.workbins.blackbox.identity;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;

/**
 * A real Keycloak with the realm {@code agents}. Needs the system property {@code keycloak.home};
 * the environment variable {@code KEYCLOAK_JAVA_HOME} names its JDK.
 */
final class Keycloak implements AutoCloseable {

  private final int port = freePort();
  private final Process process;

  private Keycloak() throws IOException {
    var home = Path.of(System.getProperty("keycloak.home"));
    var realms = Files.createDirectories(home.resolve("data/import"));
    Files.copy(
        Path.of("src/test/resources/keycloak/agents-realm.json"),
        realms.resolve("agents-realm.json"),
        StandardCopyOption.REPLACE_EXISTING);
    var builder =
        new ProcessBuilder(
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=localhost",
                "--http-port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("keycloak.log").toFile());
    builder
        .environment()
        .put(
            "JAVA_HOME",
            Optional.ofNullable(System.getenv("KEYCLOAK_JAVA_HOME"))
                .orElseGet(() -> System.getProperty("java.home")));
    this.process = builder.start();
  }

  /** Starts Keycloak and waits for the realm. */
  static Keycloak start() throws IOException {
    var keycloak = new Keycloak();
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(500))
        .until(keycloak::hasRealm);
    return keycloak;
  }

  String realmUrl() {
    return "http://localhost:" + port + "/realms/agents";
  }

  /** An access token that a user gets with a password. */
  String token(String userName, String clientId) {
    return given()
        .formParam("grant_type", "password")
        .formParam("client_id", clientId)
        .formParam("username", userName)
        .formParam("password", "keycloak")
        .post(realmUrl() + "/protocol/openid-connect/token")
        .then()
        .statusCode(200)
        .extract()
        .path("access_token");
  }

  private boolean hasRealm() {
    if (!process.isAlive()) {
      throw new IllegalStateException("Keycloak has ended: see keycloak.log in keycloak.home");
    }
    try {
      var request = HttpRequest.newBuilder(URI.create(realmUrl())).build();
      var reply = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
      return reply.statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    // kc.sh starts Java as its child, unless it replaces itself
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
