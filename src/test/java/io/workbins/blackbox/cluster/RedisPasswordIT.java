package io.workbins.blackbox.cluster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.RealRedis;
import io.workbins.blackbox.harness.ServiceProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong {@code workbins.redis.hosts} is named, and its password is never shown. */
@QuarkusIntegrationTest
class RedisPasswordIT {

  private static final String SETTING = "workbins.redis.hosts";
  private static final String SECRET = "s3cret-of-redis";
  private static final String[] VERBOSE = {
    "quarkus.profile=sandbox",
    "quarkus.log.category.\"io.workbins\".level=TRACE",
    "quarkus.log.category.\"io.workbins\".min-level=TRACE"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://user:SECRET@host:notaport",
        "http://user:SECRET@host:6379",
        "redis://user:SECRET @host:6379",
        "redis://user:SECRET@host:6379/SECRET",
        "redis://:SECRET@one:6379,redis://:SECRET@two:6379",
        "redis://:SECRET@one:6379,redis://:SECRET^@two:6379",
        " ",
        ","
      })
  void anInvalidSettingFailsTheStart(String hosts) throws Exception {
    try (var service = start(hosts.replace("SECRET", SECRET))) {
      assertThat(service.exitCode()).isNotZero();
      assertThat(service.output()).contains(SETTING + " has ").doesNotContain(SECRET);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"redis://user:SECRET@no-such-host.invalid:6379", "redis://:SECRET@localhost:1"})
  void aRedisThatCannotBeReachedIsLogged(String hosts) throws Exception {
    try (var service = start(hosts.replace("SECRET", SECRET))) {
      assertNotConnected(service, "");
    }
  }

  @Test
  void aWrongPasswordIsLogged() throws Exception {
    try (var redis = RealRedis.start()) {
      assertThat(redis.ask("CONFIG SET requirepass right")).isEqualTo("+OK");
      try (var service = start("redis://:" + SECRET + "@localhost:" + redis.port())) {
        assertNotConnected(service, "WRONGPASS");
      }
    }
  }

  /** As Redis and its proxies answer commands that they do not know. */
  @Test
  void aServerThatRepeatsThePasswordIsLoggedWithoutIt() throws Exception {
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      new Thread(() -> refuseAll(server)).start();
      try (var service = start("redis://:" + SECRET + "@localhost:" + server.getLocalPort())) {
        assertNotConnected(service, "unknown command 'AUTH'");
      }
    }
  }

  @Test
  void theRightPasswordConnects() throws Exception {
    try (var redis = RealRedis.start()) {
      assertThat(redis.ask("CONFIG SET requirepass " + SECRET)).isEqualTo("+OK");
      try (var service = start("redis://:" + SECRET + "@localhost:" + redis.port()).ready()) {
        assertThat(service.output()).contains("commands connected").doesNotContain(SECRET);
      }
    }
  }

  private static ServiceProcess start(String hosts) throws IOException {
    var settings = Arrays.copyOf(VERBOSE, VERBOSE.length + 1);
    settings[VERBOSE.length] = SETTING + "=" + hosts;
    return ServiceProcess.start(settings);
  }

  private static void assertNotConnected(ServiceProcess service, String reason) throws IOException {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(service.output())
                    .contains("commands not connected", "check " + SETTING + ": ")
                    .contains(reason));
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> service.readiness() == 503);
    assertThat(given().get("http://localhost:" + service.port() + "/q/health").asString())
        .contains("redis")
        .doesNotContain(SECRET);
    assertThat(service.output()).doesNotContain(SECRET);
  }

  private static void refuseAll(ServerSocket server) {
    var reply = "-ERR unknown command 'AUTH', with args beginning with: '" + SECRET + "' \r\n";
    try {
      while (true) {
        try (var socket = server.accept()) {
          socket.setSoTimeout(1_000);
          var buffer = new byte[10_000];
          while (socket.getInputStream().read(buffer) > 0) {
            socket.getOutputStream().write(reply.getBytes(StandardCharsets.UTF_8));
          }
        } catch (SocketTimeoutException e) {
          // the next connection
        }
      }
    } catch (IOException closed) {
      // the end of the test
    }
  }
}
