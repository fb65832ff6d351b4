package io.workbins.blackbox.cometd;

import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.DirectoryFiles;
import io.workbins.blackbox.harness.JavaClient;
import io.workbins.blackbox.harness.Network;
import io.workbins.blackbox.harness.NpmDesktop;
import io.workbins.blackbox.harness.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Released clients that speak Bayeux, each a process and a user of its own. All run at the same
 * time against one service: each receives notifications, loses its network, and sees a restart of
 * the service.
 */
@QuarkusIntegrationTest
class ClientMatrixIT {

  private static final List<String> NPM_CLIENTS =
      List.of(
          "cometd-3.1.14",
          "cometd-5.0.23",
          "cometd-7.0.19",
          "cometd-8.0.11",
          "faye-1.1.2",
          "faye-1.4.3");
  private static final List<String> JAVA_CLIENTS = List.of("java-3", "java-5", "java-7", "java-9");

  /** Clients that are reported as skipped, with the reason. */
  private static final Map<String, String> LEFT_OUT =
      Map.of(
          "faye-1.1.2-websocket", "open: at times it receives nothing after its upgrade",
          "faye-1.4.3-websocket", "open: at times it receives nothing after its upgrade",
          "java-3-websocket", "Maven gives no WebSocket transport of 3.1",
          "java-5-websocket", "Maven gives no client 5.0",
          "java-5-long-polling", "Maven gives no client 5.0",
          "java-7-websocket", "Maven gives no WebSocket transport of 7.0");

  private static final List<String> TRANSPORTS = List.of("websocket", "long-polling");

  /** Commands of each phase: a client that loses, repeats or reorders notifications is noticed. */
  private static final int COMMANDS = 10;

  private static final ExecutorService EXECUTOR = Executors.newCachedThreadPool();

  @TempDir private static Path folder;
  private static String[] settings;
  private static ServiceProcess service;

  /** A client over one transport; {@code client} is the name of a package in package.json. */
  private record Run(String client, String transport) {

    String userName() {
      return client + "-" + transport;
    }

    void assumeInstalled() {
      var reason = LEFT_OUT.get(userName());
      assumeTrue(reason == null, () -> "left out: " + reason);
      if (isJava()) {
        JavaClient.assumeInstalled(client);
      } else {
        NpmDesktop.assumeInstalled();
      }
    }

    private boolean isJava() {
      return JAVA_CLIENTS.contains(client);
    }

    NpmDesktop start(int port) throws IOException {
      if (isJava()) {
        return JavaClient.start(client, port, transport, userName());
      }
      return NpmDesktop.run(
          "receive.mjs",
          Map.of(
              "url",
              "http://localhost:" + port + "/api/v2/notifications",
              "client",
              client,
              "transport",
              transport,
              "headers",
              Map.of("Authorization", Desktop.basic(userName()))));
    }
  }

  @BeforeAll
  static void startService() throws IOException {
    var directory = new DirectoryFiles(folder, 1).workbin(WORKBIN);
    runs().forEach(run -> directory.user(run.userName(), "ROLE_AGENT", "api-multimedia"));
    directory.writeAll();
    settings =
        new String[] {
          "quarkus.profile=sandbox",
          "workbins.directory=" + directory.file(0),
          "workbins.cometd.timeout=2S"
        };
    service = ServiceProcess.start(settings).ready();
  }

  @AfterAll
  static void stopService() {
    EXECUTOR.shutdownNow();
    service.close();
  }

  @TestFactory
  Stream<DynamicTest> eachClientReceivesEachNotificationOnceInOrder() {
    var journeys = runs().map(Journey::new).toList();
    var allBefore = journeys.stream().map(Journey::beforeRestart).toArray(CompletableFuture[]::new);
    var restarted =
        CompletableFuture.allOf(allBefore).handleAsync((none, failure) -> restart(), EXECUTOR);
    return journeys.stream()
        .map(
            journey -> {
              var done = journey.afterRestart(restarted);
              return DynamicTest.dynamicTest(
                  journey.run.client + " over " + journey.run.transport, () -> join(done));
            })
        .toList()
        .stream();
  }

  private static Stream<Run> runs() {
    return Stream.concat(NPM_CLIENTS.stream(), JAVA_CLIENTS.stream())
        .flatMap(client -> TRANSPORTS.stream().map(transport -> new Run(client, transport)));
  }

  private static Void restart() {
    service.kill();
    try {
      service = ServiceProcess.startAt(service.port(), settings).ready();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
    return null;
  }

  private static void join(CompletableFuture<?> done) throws Throwable {
    try {
      done.join();
    } catch (CompletionException e) {
      throw e.getCause();
    }
  }

  private static <T> CompletableFuture<T> run(Callable<T> task) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return task.call();
          } catch (RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        },
        EXECUTOR);
  }

  /** What one client goes through. */
  private static final class Journey {

    private final Run run;
    private final CompletableFuture<Void> beforeRestart;
    private @Nullable Network network;
    private @Nullable NpmDesktop client;

    Journey(Run run) {
      this.run = run;
      beforeRestart = run(this::startAndLoseTheNetwork);
    }

    CompletableFuture<Void> beforeRestart() {
      return beforeRestart;
    }

    CompletableFuture<Void> afterRestart(CompletableFuture<Void> restarted) {
      return CompletableFuture.allOf(beforeRestart, restarted)
          .thenComposeAsync(none -> run(this::seeTheRestart), EXECUTOR)
          .whenComplete((none, failure) -> close());
    }

    private Void startAndLoseTheNetwork() throws Exception {
      run.assumeInstalled();
      network = new Network(service.port());
      client = run.start(network.port());
      client.await("handshake");
      assertThat(client.awaitSubscription().path("transport").asText()).isEqualTo(run.transport);
      assertReceives("signed in");

      network.cut();
      client.await("disconnected");
      network.restore();
      client.await("connected");
      assertReceives("after the cut");
      return null;
    }

    private Void seeTheRestart() throws Exception {
      client.await("handshake");
      client.awaitSubscription();
      assertReceives("after the restart");
      // a second copy of the last notification would come before these
      assertReceives("after all");
      return null;
    }

    private void assertReceives(String phase) throws InterruptedException {
      var sent = new ArrayList<Long>();
      for (int i = 0; i < COMMANDS; i++) {
        var body = i % 2 == 0 ? SUBSCRIBE : UNSUBSCRIBE;
        sent.add(accepted(service.port(), run.userName(), "/me/workbins/" + WORKBIN, body));
      }
      var received = new ArrayList<Long>();
      while (received.size() < sent.size()) {
        received.add(client.await("message").path("data").path("referenceId").asLong());
      }
      assertThat(received).as("%s over %s, %s", run.client, run.transport, phase).isEqualTo(sent);
    }

    private void close() {
      if (client != null) {
        client.close();
      }
      try {
        if (network != null) {
          network.close();
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
