package io.workbins.blackbox.identity;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.RawSocket;
import io.workbins.blackbox.harness.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A sign-in ends with its age, however often its cookie is used and renewed. */
@QuarkusIntegrationTest
class SignInAgeIT {

  private static final String ME = "/api/v2/me";

  private static ServiceProcess process;

  @BeforeAll
  static void start() throws Exception {
    process =
        ServiceProcess.start(
                "quarkus.profile=sandbox",
                "workbins.session.max-age=4S",
                // renewed after a thirtieth of it
                "workbins.session.idle=3S")
            .ready();
  }

  @AfterAll
  static void stop() {
    process.close();
  }

  @Test
  void aCookieInUseIsRenewedAndEndsAllTheSame() throws Exception {
    var first = cookie();
    var cookie = new AtomicReference<>(first);

    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              var reply = get().header("Cookie", cookie.get()).send();
              var renewed = reply.header("Set-Cookie");
              if (!renewed.isEmpty()) {
                cookie.set(renewed.split(";", 2)[0]);
              }
              return reply.status() == 403;
            });

    assertThat(cookie.get()).as("renewed").isNotEqualTo(first);
    get().header("Cookie", cookie.get()).as(AGENT_1).send().accepted();
    assertThat(get().header("Cookie", cookie.get()).as(AGENT_1).send().header("Set-Cookie"))
        .as("the cookie of a new sign-in")
        .startsWith("JSESSIONID=");
  }

  @Test
  void anOpenWebSocketIsClosed() throws Exception {
    try (var socket = RawSocket.at(process.port(), Map.of("Cookie", cookie()))) {
      socket.handshake();

      assertThat(socket.closeCode()).isEqualTo(1008);
    }
  }

  @Test
  void aPollIsRefused() throws Exception {
    var cookie = cookie();
    var handshake = poll(cookie, Bayeux.HANDSHAKE);
    var clientId = handshake.json().getString("[0].clientId");

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> poll(cookie, Bayeux.connectNow(clientId)).status() == 403);
  }

  private static RawHttp.Reply poll(String cookie, String message) throws IOException {
    return RawHttp.post("/api/v2/notifications", "[" + message + "]")
        .at(process.port())
        .header("Cookie", cookie)
        .json()
        .send();
  }

  private static RawHttp get() {
    return RawHttp.get(ME).at(process.port());
  }

  private static String cookie() throws IOException {
    return get().as(AGENT_1).send().accepted().header("Set-Cookie").split(";", 2)[0];
  }
}
