package io.workbins.blackbox.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A desktop with an npm {@code cometd} client: a Node.js process that prints events as JSON. */
public final class NpmDesktop implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SOURCES = Path.of("src/test/js");
  private static final Path INSTALLED = Path.of("target/js");

  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private final Process process;
  private volatile boolean isClosed;

  private NpmDesktop(Process process) {
    this.process = process;
    var reader = new Thread(this::read, "npm desktop");
    reader.setDaemon(true);
    reader.start();
  }

  /** Skips the calling test if the npm clients cannot be installed; in CI it fails. */
  public static void assumeInstalled() {
    if ("true".equals(System.getenv("CI"))) {
      assertThat(Installation.MISSING).as("requirement of npm clients, in CI").isEmpty();
    }
    assumeTrue(Installation.MISSING.isEmpty(), Installation.MISSING::orElseThrow);
  }

  /**
   * Starts a desktop.
   *
   * @param version 3.1.13 or 9.0.0
   * @param transport websocket or long-polling; with any other value the client chooses
   * @param headers the headers of all requests and of the upgrade
   */
  public static NpmDesktop start(
      int port, String version, String transport, Map<String, String> headers) throws IOException {
    var settings =
        Map.of(
            "url", "http://localhost:" + port + "/api/v2/notifications",
            "version", version,
            "transport", transport,
            "headers", headers);
    return run("desktop.mjs", settings);
  }

  /** Starts a script with these settings. */
  public static NpmDesktop run(String script, Map<String, ?> settings) throws IOException {
    return new NpmDesktop(execute("node", script, JSON.writeValueAsString(settings)));
  }

  /** A client that is a process of its own and prints the same events. */
  static NpmDesktop of(Process process) {
    return new NpmDesktop(process);
  }

  /** Starts a desktop and waits until it has subscribed. */
  public static NpmDesktop of(
      int port, String version, String transport, Map<String, String> headers)
      throws IOException, InterruptedException {
    var desktop = start(port, version, transport, headers);
    desktop.awaitSubscription();
    return desktop;
  }

  /** Waits for the event of the subscription and returns it. */
  public JsonNode awaitSubscription() throws InterruptedException {
    var subscribed = await("subscribed");
    assertThat(subscribed.path("successful").asBoolean()).isTrue();
    return subscribed;
  }

  /** Waits for the next message and returns it. */
  public JsonNode awaitMessage() throws InterruptedException {
    var event = next();
    assertThat(event.path("event").asText()).as("%s", event).isEqualTo("message");
    return event;
  }

  /** Waits for the error 402, unknown session, and skips other events. */
  public void awaitUnknownSession() throws InterruptedException {
    var failure = await("connect failed");
    while (!failure.path("error").asText().startsWith("402:")) {
      failure = await("connect failed");
    }
    assertThat(failure.path("advice").path("reconnect").asText()).isEqualTo("handshake");
  }

  /** Waits for an event of this type and skips others. */
  public JsonNode await(String type) throws InterruptedException {
    while (true) {
      var event = next();
      if (event.path("event").asText().equals(type)) {
        return event;
      }
    }
  }

  /** Writes a line to the standard input of the script. */
  public void writeLine(String line) throws IOException {
    var writer = process.outputWriter();
    writer.write(line);
    writer.newLine();
    writer.flush();
  }

  @Override
  public void close() {
    isClosed = true;
    process.destroyForcibly().onExit().join();
  }

  /** Waits for the next event of any type. */
  public JsonNode next() throws InterruptedException {
    var event = events.poll(20, TimeUnit.SECONDS);
    assertThat(event).as("an event of an npm desktop").isNotNull();
    return event;
  }

  /** Reads events until the process ends. */
  private void read() {
    try (BufferedReader reader = process.inputReader()) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("{")) {
          events.add(JSON.readTree(line));
        }
      }
    } catch (IOException e) {
      if (!isClosed) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Process execute(String... command) throws IOException {
    var folder = Files.isDirectory(INSTALLED) ? INSTALLED : Path.of(".");
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Installs the npm packages once, for the first test that needs them. */
  private static final class Installation {

    /** Why the packages are not installed; empty if they are. */
    static final Optional<String> MISSING = install();

    private static Optional<String> install() {
      try {
        if (!succeeds("node", "--version") || !succeeds("npm", "--version")) {
          return Optional.of("npm clients are tested where node and npm are on the PATH");
        }
        Files.createDirectories(INSTALLED);
        for (var file :
            List.of(
                "package.json", "package-lock.json", "desktop.mjs", "receive.mjs", "session.mjs")) {
          Files.copy(
              SOURCES.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        return succeeds("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            ? Optional.empty()
            : Optional.of("npm clients are tested where npm ci can fetch them");
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
      try {
        return execute(command).waitFor() == 0;
      } catch (IOException e) {
        return false;
      }
    }
  }
}
