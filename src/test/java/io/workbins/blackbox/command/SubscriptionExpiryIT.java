package io.workbins.blackbox.command;

import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static io.workbins.blackbox.harness.Sandbox.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.Metrics;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.RawSocket;
import io.workbins.blackbox.harness.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expiry of subscriptions, and changes of the directory file. */
@QuarkusIntegrationTest
class SubscriptionExpiryIT {

  private static final String OWN = "/me/workbins/any";
  private static final String ANN = user(1, "ann", "sandbox");
  private static final String BOB = user(2, "bob", "sandbox");

  @TempDir Path folder;
  private ServiceProcess process;

  @BeforeEach
  void start() throws IOException {
    write(ANN, BOB);
    process =
        ServiceProcess.start(
                "workbins.directory=" + file(),
                "workbins.directory.check-every=100MS",
                "workbins.subscriptions.grace=3S")
            .ready();
  }

  @AfterEach
  void stop() {
    process.close();
  }

  @ParameterizedTest
  @EnumSource
  void subscriptionsSurviveAHandshakeOfTheSameUser(Over over) throws Exception {
    try (var before = desktop("ann", over)) {
      accepted(process.port(), "ann", OWN, SUBSCRIBE);
      before.awaitMessage();
    }

    try (var after = desktop("ann", over)) {
      accepted(process.port(), "ann", OWN, "{\"operationName\":\"AddEmail\",\"id\":\"1\"}");

      assertThat(after.awaitMessage()).containsEntry("action", "ItemAdded");
    }
  }

  @Test
  void subscriptionsExpireAfterTheGracePeriod() throws Exception {
    try (var stays = desktop("bob", Over.WEBSOCKET)) {
      accepted(process.port(), "bob", OWN, SUBSCRIBE);
      try (var leaves = desktop("ann", Over.WEBSOCKET)) {
        accepted(process.port(), "ann", OWN, SUBSCRIBE);
        leaves.awaitMessage();
      }

      await().atMost(Duration.ofSeconds(20)).until(() -> subscriptionsOf("ann").isEmpty());

      awaitEnded("absence");
      assertThat(subscriptionsOf("bob")).hasSize(1);
      assertThat(stays.client().isConnected()).isTrue();
    }
  }

  @Test
  void subscriptionsExpireIfTheUserNeverConnects() {
    accepted(process.port(), "ann", OWN, SUBSCRIBE);

    await().atMost(Duration.ofSeconds(20)).until(() -> subscriptionsOf("ann").isEmpty());

    awaitEnded("absence");
  }

  @ParameterizedTest
  @EnumSource
  void aUserRemovedFromTheDirectoryIsNotifiedAndRefused(Over over) throws Exception {
    try (var desktop = desktop("ann", over);
        var socket = RawSocket.at(process.port(), Map.of("Authorization", Desktop.basic("ann")))) {
      accepted(process.port(), "ann", OWN, SUBSCRIBE);
      desktop.awaitMessage();

      write(BOB);

      assertThat(desktop.awaitMessage()).containsEntry("stateResource", "Unsubscribed");
      awaitEnded("user-removed");
      assertThat(as("ann").port(process.port()).get("/api/v2/me").statusCode()).isEqualTo(403);
      assertThat(socket.closeCode()).isEqualTo(1008);
      assertThat(as("bob").port(process.port()).get("/api/v2/me").statusCode()).isEqualTo(200);
    }
  }

  /** Browsers send the cookie to every path of the host. */
  @ParameterizedTest
  @ValueSource(strings = {"/", "/page/app.js", "/api/v2/diagnostics/version", "/q/health/live"})
  void theCookieOfARemovedUserLeavesPublicPathsOpen(String path) throws Exception {
    var cookie = as("ann").port(process.port()).get("/api/v2/me").cookie("JSESSIONID");
    write(BOB);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> as("ann").port(process.port()).get("/api/v2/me").statusCode() == 403);

    var reply = RawHttp.get(path).at(process.port()).header("Cookie", "JSESSIONID=" + cookie);

    assertThat(reply.send().status()).isEqualTo(200);
  }

  @Test
  void aNewPasswordReplacesTheCachedOne() throws Exception {
    assertThat(as("ann").port(process.port()).get("/api/v2/me").statusCode()).isEqualTo(200);

    write(user(1, "ann", "other"), BOB);

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> as("ann").port(process.port()).get("/api/v2/me").statusCode() == 403);
  }

  @Test
  void anInvalidNewFileIsLoggedAndTheOldDirectoryStays() throws Exception {
    write(ANN, ANN);

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> process.output().contains("is the id of an earlier user too"));
    assertThat(as("bob").port(process.port()).get("/api/v2/me").statusCode()).isEqualTo(200);
  }

  private Desktop desktop(String userName, Over over) throws Exception {
    return Desktop.of(process.port(), userName, over, "/v2/me/*");
  }

  private List<Object> subscriptionsOf(String userName) {
    return as(userName)
        .port(process.port())
        .get("/api/v2/me/workbin-subscriptions")
        .jsonPath()
        .getList("subscriptions");
  }

  /** Waits until one subscription is counted as ended by this cause. */
  private void awaitEnded(String cause) {
    var metric = "workbins_subscriptions_ended_total{cause=\"%s\"}".formatted(cause);
    await(metric)
        .atMost(Duration.ofSeconds(20))
        .until(() -> Metrics.value(process.port(), metric) == 1);
  }

  private Path file() {
    return folder.resolve("directory.json");
  }

  /** Replaces the file atomically. */
  private void write(String... users) throws IOException {
    var next =
        Files.writeString(
            folder.resolve("next.json"), "{\"users\":[" + String.join(",", users) + "]}");
    Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String user(int id, String name, String password) {
    return """
        {"id":"%032x","userName":"%s","password":"%s","roles":["ROLE_AGENT"],"features":["api-multimedia"]}
        """
        .formatted(id, name, password);
  }
}
