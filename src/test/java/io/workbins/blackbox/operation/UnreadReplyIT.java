package io.workbins.blackbox.operation;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.AGENT_2;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.DeafClient;
import io.workbins.blackbox.harness.Metrics;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.ServiceProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The threat: a client makes the service send and reads nothing, until the memory of the service is
 * full.
 */
@QuarkusIntegrationTest
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnreadReplyIT {

  private static final String CLOSED = "workbins_connections_closed_total{reason=\"unread\"}";
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int MESSAGES_IN_A_LIST = 100;

  private static ServiceProcess service;

  @BeforeAll
  static void start() throws Exception {
    service =
        ServiceProcess.startWith(
                "-Xmx64m", "quarkus.profile=sandbox", "workbins.limits.unread-time=1S")
            .ready();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void pipelinedRequestsEndIfNoReplyIsTaken() throws Exception {
    double before = closed();
    try (var client = DeafClient.connect(service.port())) {
      client.flood(
          DeafClient.get(service.port(), "/api/v2/me", AGENT_1)
              .repeat(100)
              .getBytes(StandardCharsets.UTF_8));
    }
    assertThat(closed()).isEqualTo(before + 1);
    assertServes();
  }

  @Test
  void pipelinedRequestsAreAllAnsweredIfTheRepliesAreTaken() throws Exception {
    int count = 3_000;
    try (var client = DeafClient.connect(service.port())) {
      var request = DeafClient.get(service.port(), "/api/v2/me/workbins", AGENT_1);
      var sent =
          CompletableFuture.runAsync(
              () -> {
                try {
                  client.send(request.repeat(count));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      var in = new BufferedReader(new InputStreamReader(client.in(), StandardCharsets.UTF_8));
      for (int replies = 0; replies < count; ) {
        var line = in.readLine();
        assertThat(line).as("after %d replies", replies).isNotNull();
        replies += line.startsWith("HTTP/1.1 200") || line.contains("}HTTP/1.1 200") ? 1 : 0;
      }
      sent.join();
    }
  }

  @Test
  void bayeuxMessagesEndIfNoReplyIsTaken() throws Exception {
    var messages = "[" + "{},".repeat(MESSAGES_IN_A_LIST - 1) + "{}]";
    assertCutOff(DeafClient.text(messages));
  }

  @Test
  void pingsEndIfNoPongIsTaken() throws Exception {
    assertCutOff(DeafClient.ping());
  }

  @Test
  void manyClientsThatReadNothingDoNotFillTheMemory() throws Exception {
    var messages = "[" + "{},".repeat(MESSAGES_IN_A_LIST - 1) + "{}]";
    var floods = new ArrayList<Thread>();
    for (int i = 0; i < 50; i++) {
      var client = DeafClient.upgrade(service.port(), AGENT_2);
      var flood = new Thread(() -> client.flood(DeafClient.text(messages)));
      flood.start();
      floods.add(flood);
    }
    for (var flood : floods) {
      assertServes();
      flood.join();
    }
    assertThat(service.output()).doesNotContain("OutOfMemory");
  }

  /** Each reply is larger than what the operating system takes for a client. */
  @Test
  void clientsThatLeaveMuchUnreadTogetherAreCutOffAndOthersAreServed() throws Exception {
    try (var filled =
        ServiceProcess.startWith(
                "-Xmx96m",
                "quarkus.profile=sandbox",
                "workbins.content.max-bytes-per-workbin=8M",
                "workbins.content.max-bytes-per-owner=8M",
                "workbins.limits.unread-time=1H",
                "workbins.limits.unread-total=4M")
            .ready()) {
      for (int i = 0; i < 110; i++) {
        RawHttp.post("/api/v2/me/workbins/" + WORKBIN, addEmail(i))
            .json()
            .as(AGENT_1)
            .at(filled.port())
            .send()
            .accepted();
      }
      var path = "/api/v2/me/workbins/" + WORKBIN + "?subresources=*";
      var clients = new ArrayList<DeafClient>();
      for (int i = 0; i < 50; i++) {
        var client = DeafClient.connect(filled.port());
        client.send(DeafClient.get(filled.port(), path, AGENT_1));
        clients.add(client);
        RawHttp.get("/api/v2/me").as(AGENT_2).at(filled.port()).send().accepted();
      }

      await()
          .untilAsserted(
              () -> assertThat(Metrics.value(filled.port(), CLOSED)).isGreaterThanOrEqualTo(40));
      var reply = RawHttp.get(path).as(AGENT_1).at(filled.port()).send();
      assertThat(reply.body()).hasSizeGreaterThan(6_600_000);
      assertThat(filled.output()).doesNotContain("OutOfMemory");
      assertThat(clients.get(0).isClosedWithin(SOON)).isTrue();
    }
  }

  private static String addEmail(int number) {
    return """
        {"operationName":"AddEmail","id":"mail %d","userData":{"text":"%s"}}"""
        .formatted(number, "x".repeat(60_000));
  }

  private static void assertCutOff(byte[] frame) throws Exception {
    double before = closed();
    try (var client = DeafClient.upgrade(service.port(), AGENT_1)) {
      client.flood(frame);
    }
    assertThat(closed()).isEqualTo(before + 1);
    assertServes();
  }

  private static void assertServes() throws Exception {
    RawHttp.get("/api/v2/me").as(AGENT_2).at(service.port()).send().accepted();
  }

  private static double closed() {
    return Metrics.value(service.port(), CLOSED);
  }
}
