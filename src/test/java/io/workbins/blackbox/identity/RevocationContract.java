package io.workbins.blackbox.identity;

import static io.restassured.RestAssured.given;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static io.workbins.blackbox.harness.Sandbox.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.DirectoryFiles;
import io.workbins.blackbox.harness.Metrics;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.RawSocket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the directory takes away is gone. The directory changes at the first node; clients use the
 * last one, whose directory may be the old one.
 */
abstract class RevocationContract {

  private static final Duration SOON = Duration.ofSeconds(10);

  private DirectoryFiles directory;

  /** The files of the nodes, which have been started once. */
  abstract DirectoryFiles files();

  /** The port of the node that reads each change of the directory. */
  abstract int firstPort();

  /** The port of the node that clients use. */
  abstract int lastPort();

  @BeforeEach
  void grantEverything() {
    directory = files();
    restore();
    for (var userName : List.of("ann", "sup", "adm", "api", "watcher")) {
      as(userName)
          .port(firstPort())
          .body("{\"operationName\":\"UnsubscribeAll\"}")
          .post("/api/v2/me/workbins")
          .then()
          .statusCode(200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSubscriptionEndsWithTheRightToIt(RevokedRight right) throws Exception {
    try (var desktop = desktop(right.userName(), Over.WEBSOCKET)) {
      accepted(lastPort(), right.userName(), right.path(), SUBSCRIBE);
      desktop.awaitMessage();

      right.revoke(directory);
      write();

      assertThat(desktop.awaitMessage())
          .containsEntry("stateResource", "Unsubscribed")
          .containsEntry("reason", right.reason());
      assertThat(statusOfSubscribe(right)).isIn(403, 404, 503);
      if (right.pathOfOthers().isPresent()) {
        addAndAwaitAsWatcher(right.pathOfOthers().get());
      }
      assertThat(desktop.receivedMessages()).as("no further message").isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSubscriptionOfAnAbsentUserEndsWithTheRightToIt(RevokedRight right) {
    accepted(lastPort(), right.userName(), right.path(), SUBSCRIBE);
    assertThat(subscriptionsOf(firstPort(), right.userName())).hasSize(1);

    double before = endedSubscriptions();

    right.revoke(directory);
    write();
    await().atMost(SOON).until(() -> endedSubscriptions() > before);
    restore();

    assertThat(subscriptionsOf(firstPort(), right.userName())).isEmpty();
  }

  /** The client sends the body of a Subscribe after the right is gone. */
  @ParameterizedTest
  @EnumSource
  void aCommandInFlightDoesNotBringTheSubscriptionBack(RevokedRight right) throws Exception {
    try (var command = new SlowCommand(lastPort(), right)) {
      right.revoke(directory);
      write();
      awaitRead(right);

      assertThat(command.finish()).isIn(403, 404, 503);

      restore();
      await()
          .atMost(SOON)
          .ignoreExceptions()
          .until(() -> subscriptionsOf(firstPort(), right.userName()), List::isEmpty);
    }
  }

  @ParameterizedTest
  @EnumSource
  void commandsDuringTheChangeDoNotBringTheSubscriptionBack(RevokedRight right) throws Exception {
    var isDone = new CompletableFuture<Void>();
    var commands =
        CompletableFuture.runAsync(
            () -> {
              while (!isDone.isDone()) {
                statusOfSubscribe(right);
              }
            });
    await().atMost(SOON).until(() -> statusOfSubscribe(right) == 200);

    right.revoke(directory);
    write();
    awaitRead(right);
    isDone.complete(null);
    commands.join();
    restore();

    await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(() -> subscriptionsOf(firstPort(), right.userName()), List::isEmpty);
  }

  @ParameterizedTest
  @EnumSource
  void aSessionEndsWithItsUser(Over over) throws Exception {
    var cookie = cookie("ann");
    try (var desktop = desktop("ann", over);
        var socket = RawSocket.at(lastPort(), Map.of("Cookie", cookie))) {
      socket.handshake();

      directory.removeUser("ann");
      write();

      assertThat(socket.closeCode()).isEqualTo(1008);
      await().atMost(SOON).until(() -> !desktop.client().isConnected());
      assertThat(statusWith(cookie)).isEqualTo(403);
      assertThat(upgradeStatus(cookie)).isEqualTo(403);
    }
  }

  @Test
  void theSameUserComingBackDoesNotReviveACookie() throws Exception {
    var cookie = cookie("ann");
    assertThat(statusWith(cookie)).isEqualTo(200);

    directory.removeUser("ann");
    write();
    await().atMost(SOON).until(() -> statusWith(cookie) == 403);
    restore();

    await().atMost(SOON).until(() -> statusOf("ann") == 200);
    assertThat(statusWith(cookie)).isEqualTo(403);
    assertThat(statusWith(cookie("ann"))).isEqualTo(200);
  }

  @Test
  void aCookieEndsWithThePassword() throws Exception {
    var cookie = cookie("ann");
    assertThat(statusOf("ann")).isEqualTo(200);
    try (var socket = RawSocket.at(lastPort(), Map.of("Cookie", cookie));
        var byPassword = RawSocket.at(lastPort(), Map.of("Authorization", Desktop.basic("ann")))) {
      socket.handshake();
      byPassword.handshake();

      directory.change("ann", user -> user.put("password", "another"));
      write();

      assertThat(socket.closeCode()).isEqualTo(1008);
      assertThat(byPassword.closeCode()).isEqualTo(1008);
      assertThat(statusWith(cookie)).isEqualTo(403);
      assertThat(statusOf("ann")).as("the old password").isIn(403, 503);
    }
  }

  @Test
  void aHeldConnectEndsWithThePassword() throws Exception {
    try (var session = new HeldPoll()) {
      directory.change("ann", user -> user.put("password", "another"));
      write();

      assertThat(session.awaitReply()).contains("HTTP/1.1 200").contains("/meta/connect");
      assertThat(statusOfPoll(session.cookie, Bayeux.connectNow(session.clientId))).isEqualTo(403);
    }
  }

  @Test
  void contentEndsWithItsWorkbin() {
    var path = "/me/workbins/w2";
    var kept = UUID.randomUUID().toString();
    accepted(lastPort(), "ann", path, add(UUID.randomUUID().toString()));
    accepted(lastPort(), "ann", "/me/workbins/w1", add(kept));

    directory.removeWorkbin("w2");
    write();
    await().atMost(SOON).until(() -> status(firstPort(), path) == 404);
    directory.workbin("w2");
    writeAll();

    await().atMost(SOON).until(() -> status(firstPort(), path) == 200);
    assertThat(emails(path)).isNullOrEmpty();
    assertThat(emails("/me/workbins/w1")).contains(kept);
  }

  @Test
  void contentEndsWithItsGroup() {
    var path = "/me/workbins/w1?agentGroup=Sales";
    accepted(lastPort(), "ann", path, add(UUID.randomUUID().toString()));

    directory.removeAgentGroup("Sales");
    write();
    await().atMost(SOON).until(() -> status(firstPort(), path) == 404);
    directory.agentGroup("Sales", "ann", "bob");
    writeAll();

    await().atMost(SOON).until(() -> status(firstPort(), path) == 200);
    assertThat(emails(path)).isNullOrEmpty();
  }

  /** Writes the file of the first node. */
  final void write() {
    directory.write(0);
  }

  /** Grants everything again, on all nodes. */
  private void restore() {
    RevokedRight.granted(directory);
    writeAll();
  }

  private void writeAll() {
    var mark = directory.mark("watcher");
    directory.writeAll();
    for (int port : List.of(firstPort(), lastPort())) {
      await().atMost(SOON).until(() -> mark.equals(firstNameOfWatcher(port)));
    }
  }

  private static String firstNameOfWatcher(int port) {
    return as("watcher")
        .port(port)
        .get("/api/v2/me?subresources=*")
        .jsonPath()
        .getString("user.firstName");
  }

  /** The number of subscriptions that the first node has ended because of its directory. */
  private double endedSubscriptions() {
    return Stream.of("permission-revoked", "workbin-removed")
        .mapToDouble(
            cause ->
                Metrics.value(
                    firstPort(),
                    "workbins_subscriptions_ended_total{cause=\"%s\"}".formatted(cause)))
        .sum();
  }

  private static String add(String id) {
    return "{\"operationName\":\"AddEmail\",\"id\":\"%s\"}".formatted(id);
  }

  private void addAndAwaitAsWatcher(String path) throws Exception {
    try (var watcher = desktop("watcher", Over.WEBSOCKET)) {
      accepted(firstPort(), "watcher", path, SUBSCRIBE);
      watcher.awaitMessage();
      accepted(firstPort(), "watcher", path, add(UUID.randomUUID().toString()));
      assertThat(watcher.awaitMessage()).containsEntry("action", "ItemAdded");
    }
  }

  private void awaitRead(RevokedRight right) {
    await()
        .atMost(SOON)
        .until(
            () ->
                as(right.userName())
                        .port(firstPort())
                        .body(SUBSCRIBE)
                        .post("/api/v2" + right.path())
                        .statusCode()
                    != 200);
  }

  private int statusOfSubscribe(RevokedRight right) {
    return as(right.userName())
        .port(lastPort())
        .body(SUBSCRIBE)
        .post("/api/v2" + right.path())
        .statusCode();
  }

  private Desktop desktop(String userName, Over over) throws Exception {
    return Desktop.of(lastPort(), userName, over, "/v2/me/*");
  }

  private String cookie(String userName) {
    return "JSESSIONID=" + as(userName).port(lastPort()).get("/api/v2/me").cookie("JSESSIONID");
  }

  private int statusWith(String cookie) {
    return given().port(lastPort()).header("Cookie", cookie).get("/api/v2/me").statusCode();
  }

  private int statusOf(String userName) {
    return as(userName).port(lastPort()).get("/api/v2/me").statusCode();
  }

  private static int status(int port, String path) {
    return as("ann").port(port).get("/api/v2" + path).statusCode();
  }

  private List<String> emails(String path) {
    return as("ann")
        .port(firstPort())
        .queryParam("subresources", "email")
        .get("/api/v2" + path)
        .jsonPath()
        .getList("workbin.emails.id");
  }

  private int upgradeStatus(String cookie) throws IOException {
    return RawHttp.upgrade().at(lastPort()).header("Cookie", cookie).send().status();
  }

  /** Sends a Bayeux message over long-polling; returns its reply, the last of the response. */
  private JsonPath poll(String cookie, String message) {
    return given()
        .port(lastPort())
        .header("Cookie", cookie)
        .contentType(ContentType.JSON)
        .body("[" + message + "]")
        .post("/api/v2/notifications")
        .jsonPath()
        .setRootPath("[-1]");
  }

  private static List<Object> subscriptionsOf(int port, String userName) {
    return as(userName)
        .port(port)
        .get("/api/v2/me/workbin-subscriptions")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("subscriptions");
  }

  private int statusOfPoll(String cookie, String message) {
    return given()
        .port(lastPort())
        .header("Cookie", cookie)
        .contentType(ContentType.JSON)
        .body("[" + message + "]")
        .post("/api/v2/notifications")
        .statusCode();
  }

  /** A session over long-polling whose connect is held. */
  private final class HeldPoll implements AutoCloseable {

    private final String cookie = cookie("ann");
    private final String clientId = poll(cookie, Bayeux.HANDSHAKE).getString("clientId");
    private final Socket socket;

    HeldPoll() throws IOException {
      poll(cookie, Bayeux.subscribe(clientId, "/v2/me/*"));
      poll(cookie, Bayeux.connectNow(clientId));
      socket = new Socket("localhost", lastPort());
      socket.setSoTimeout(Desktop.TIMEOUT_SECONDS * 1_000);
      write(Bayeux.connect(clientId).replace("websocket", "long-polling"));
      // each event loop answers these after it has read the connect
      for (int i = 0; i < 8; i++) {
        statusWith(cookie);
      }
    }

    String awaitReply() throws IOException {
      var reply = new byte[8 * 1024];
      int length = socket.getInputStream().read(reply);
      return new String(reply, 0, Math.max(length, 0), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }

    private void write(String message) throws IOException {
      var body = "[" + message + "]";
      var head =
          "POST /api/v2/notifications HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\n"
                  .formatted(cookie)
              + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                  .formatted(body.length());
      socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** A Subscribe of which the last byte is sent later. */
  private static final class SlowCommand implements AutoCloseable {

    private final Socket socket;

    SlowCommand(int port, RevokedRight right) throws IOException {
      socket = new Socket("localhost", port);
      socket.setSoTimeout(Desktop.TIMEOUT_SECONDS * 1_000);
      send(
          "POST /api/v2%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n"
                  .formatted(right.path(), Desktop.basic(right.userName()))
              + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(SUBSCRIBE.length(), SUBSCRIBE.substring(0, SUBSCRIBE.length() - 1)));
    }

    /** Sends the last byte and returns the status of the reply. */
    int finish() throws IOException {
      send(SUBSCRIBE.substring(SUBSCRIBE.length() - 1));
      var line =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      return Integer.parseInt(line.split(" ", 3)[1]);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }

    private void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
