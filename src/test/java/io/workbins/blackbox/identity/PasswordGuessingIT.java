package io.workbins.blackbox.identity;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Metrics;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.RawHttp.Reply;
import io.workbins.blackbox.harness.ServiceProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What guessing passwords costs, with a directory that has bcrypt hashes. */
@QuarkusIntegrationTest
@Timeout(120)
class PasswordGuessingIT {

  private static final String ME = "/api/v2/me";
  private static final String HASHED = "hashed";
  private static final int ALLOWED = 5;
  private static final String HERE = "192.0.2.1";
  private static final String ELSEWHERE = "192.0.2.2";

  private ServiceProcess process;
  private int guesses;

  @BeforeEach
  void start() throws IOException {
    process =
        ServiceProcess.start(
                "quarkus.profile=sandbox",
                "workbins.directory="
                    + Path.of("src/test/resources/test-directory.json").toAbsolutePath(),
                "quarkus.http.proxy.proxy-address-forwarding=true",
                // each sign-in is checked, as that of a client whose password is no longer cached
                "workbins.credentials.remembered=0S",
                "workbins.credentials.queue=2",
                "workbins.credentials.failures-per-account=" + ALLOWED,
                "workbins.credentials.failures-per-address=10")
            .ready();
  }

  @AfterEach
  void stop() {
    process.close();
  }

  static Stream<RawHttp> requests() {
    return Stream.of(
        RawHttp.get(ME),
        RawHttp.post("/api/v2/me/workbins/" + WORKBIN, SUBSCRIBE).json(),
        RawHttp.post("/api/v2/notifications/handshake", "[" + Bayeux.HANDSHAKE + "]").json(),
        RawHttp.get("/api/v2/notifications")
            .header("Upgrade", "websocket")
            .header("Connection", "Upgrade")
            .header("Sec-WebSocket-Version", "13")
            .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
        RawHttp.get("/api/v2/diagnostics/version"),
        RawHttp.get("/no/such/path"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aDelayIsAnErrorResponseWithRetryAfter(RawHttp request) throws Exception {
    request
        .at(process.port())
        .header("X-Forwarded-For", HERE)
        .header("Authorization", Desktop.basic("nobody"));

    var reply = await().until(request::send, last -> last.status() != 403);

    reply.refused(429, 20);
    assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(1, 30);
    assertThat(reply.json().getString("statusMessage"))
        .matches("Too many wrong passwords: try again in \\d+ s");
  }

  @ParameterizedTest
  @ValueSource(strings = {HASHED, AGENT_1, "nobody", ""})
  void onlyAFewGuessesOfAPasswordAreChecked(String userName) throws Exception {
    var statuses = new ArrayList<Integer>();
    for (int i = 0; i < 100; i++) {
      statuses.add(guess(userName, "198.51.100." + i).status());
    }

    assertThat(statuses).containsOnly(403, 429);
    assertThat(statuses.subList(0, ALLOWED)).containsOnly(403);
    // one more after a delay of 1, 2, … seconds
    assertThat(statuses.stream().filter(status -> status == 403)).hasSizeLessThan(ALLOWED + 6);
  }

  @Test
  void onlyAFewGuessesFromAnAddressAreChecked() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(guess("made-up-" + i, "2001:db8::" + i).status()).isEqualTo(403);
    }

    await().until(() -> guess("other-" + guesses, "2001:db8::ffff").status() == 429);
    assertThat(guess("made-up", "2001:db8:0:1::1").status()).as("another network").isEqualTo(403);
  }

  @Test
  void guessesElsewhereDoNotKeepAUserOut() throws Exception {
    assertThat(signIn(HASHED, HERE).status()).isEqualTo(200);

    delay(HASHED, ELSEWHERE);

    assertThat(signIn(HASHED, HERE).status()).isEqualTo(200);
  }

  @Test
  void theRightPasswordIsAcceptedAfterTheDelay() throws Exception {
    delay(HASHED, HERE);

    await().until(() -> signIn(HASHED, HERE).status() == 200);
  }

  @Test
  void anOutdatedPasswordDoesNotKeepAUserOut() throws Exception {
    var statuses = new ArrayList<Integer>();
    for (int i = 0; i < 3 * ALLOWED; i++) {
      statuses.add(send(HASHED, "outdated", HERE).status());
    }

    assertThat(signIn(HASHED, HERE).status()).isEqualTo(200);
    assertThat(statuses).startsWith(403).endsWith(429);
  }

  @Test
  void anotherUserBehindTheSameProxyIsNotKeptOut() throws Exception {
    assertThat(signIn(AGENT_1, HERE).status()).isEqualTo(200);

    await().until(() -> guess("made-up-" + guesses, HERE).status() == 429);

    assertThat(signIn(AGENT_1, HERE).status()).isEqualTo(200);
  }

  @Test
  void signInsThatFindNoThreadAreRefusedAtOnce() throws Exception {
    var threads = Executors.newFixedThreadPool(16);
    try {
      var tasks = new ArrayList<Callable<Reply>>();
      for (int i = 0; i < 16; i++) {
        var userName = "made-up-" + i;
        tasks.add(() -> send(userName, "wrong", "198.51.100." + userName.length()));
      }
      var replies = new ArrayList<Reply>();
      for (var result : threads.invokeAll(tasks)) {
        replies.add(result.get());
      }

      var busy = replies.stream().filter(reply -> reply.status() == 429).toList();
      assertThat(busy).isNotEmpty();
      assertThat(busy)
          .allSatisfy(
              reply -> {
                reply.refused(429, 20);
                assertThat(reply.header("Retry-After")).isEqualTo("1");
                assertThat(reply.json().getString("statusMessage"))
                    .isEqualTo("Too many sign-ins at the same time: try again in 1 s");
              });
      assertThat(Metrics.value(process.port(), metric("busy"))).isEqualTo(busy.size());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void signInsAreCountedByOutcomeAndLoggedWithoutPasswords() throws Exception {
    var reply = signIn(HASHED, HERE).accepted();
    var cookie = reply.header("Set-Cookie").split(";", 2)[0];
    RawHttp.get(ME).at(process.port()).header("Cookie", cookie).send().accepted();
    for (int i = 0; i < ALLOWED; i++) {
      send("Eve\n\u202eINFO", "hunter" + i, ELSEWHERE).refused(403, 20);
    }
    for (int i = 0; i < 20; i++) {
      send("Eve\n\u202eINFO", "password" + i, ELSEWHERE);
    }

    assertThat(value("succeeded")).isEqualTo(1);
    assertThat(value("refused")).isGreaterThanOrEqualTo(ALLOWED);
    assertThat(value("refused") + value("delayed")).isEqualTo(ALLOWED + 20);
    var lines = process.output().lines().filter(line -> line.contains("Sign-in")).toList();
    assertThat(lines)
        .hasSize((int) value("refused"))
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains(" INFO ")
                    .endsWith("from 192.0.2.2, user name Eve\\u000a\\u202eINFO"));
    assertThat(process.output()).doesNotContain("hunter", "password0", "sandbox\"");
  }

  @Test
  void aSettingOutOfItsRangeFailsTheStart() throws Exception {
    try (var wrong =
        ServiceProcess.start("quarkus.profile=sandbox", "workbins.credentials.threads=0")) {
      assertThat(wrong.exitCode()).isEqualTo(1);
      assertThat(wrong.output())
          .contains("workbins.credentials.threads must be from 1 to 64, but is 0");
    }
  }

  /** Guesses until the user name is delayed at this address. */
  private void delay(String userName, String address) {
    await().until(() -> guess(userName, address).status() == 429);
  }

  private Reply guess(String userName, String address) throws IOException {
    return send(userName, "guess-" + guesses++, address);
  }

  private Reply signIn(String userName, String address) throws IOException {
    return send(userName, "sandbox", address);
  }

  private Reply send(String userName, String password, String address) throws IOException {
    var credentials = (userName + ':' + password).getBytes(StandardCharsets.UTF_8);
    return RawHttp.get(ME)
        .at(process.port())
        .lines(
            List.of(
                "Authorization: Basic " + Base64.getEncoder().encodeToString(credentials),
                "X-Forwarded-For: " + address))
        .send();
  }

  private double value(String outcome) {
    return Metrics.value(process.port(), metric(outcome));
  }

  private static String metric(String outcome) {
    return "workbins_sign_ins_total{outcome=\"" + outcome + "\"}";
  }
}
