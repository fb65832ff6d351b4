package io.workbins.blackbox.harness;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The built service, jar or native executable, as a separate process, for tests of failing starts,
 * of shutdown, and of several nodes.
 */
public final class ServiceProcess implements AutoCloseable {

  private static final Path TARGET = Path.of("target");
  private static final String JVM_OPTIONS = "JDK_JAVA_OPTIONS";

  private final Process process;
  private final Path output;
  private final int port;

  private ServiceProcess(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /** Starts the service with settings of the form {@code name=value}. */
  public static ServiceProcess start(String... settings) throws IOException {
    return startAt(freePort(), settings);
  }

  /** The same with JVM options; a native executable takes those of the heap, too. */
  public static ServiceProcess startWith(String jvmOptions, String... settings) throws IOException {
    return start(freePort(), Map.of(JVM_OPTIONS, jvmOptions), settings);
  }

  /** The same on a given port, such as that of an earlier process. */
  public static ServiceProcess startAt(int port, String... settings) throws IOException {
    return start(port, Map.of(), settings);
  }

  private static ServiceProcess start(int port, Map<String, String> environment, String... settings)
      throws IOException {
    var command = new ArrayList<>(executable());
    var properties = new ArrayList<String>();
    properties.add("-Dquarkus.http.port=" + port);
    for (var setting : settings) {
      properties.add("-D" + setting);
    }
    if (!runsOnJvm()) {
      Collections.addAll(properties, environment.getOrDefault(JVM_OPTIONS, "").split(" ", -1));
      properties.remove("");
    }
    // directly after the program, which is java for a jar
    command.addAll(1, properties);
    var output = Files.createTempFile(TARGET, "own-process", ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return new ServiceProcess(builder.start(), output, port);
  }

  public int port() {
    return port;
  }

  /** Waits until the service is ready. */
  public ServiceProcess ready() {
    await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> readiness() == 200);
    return this;
  }

  /** The HTTP status of the readiness check. */
  public int readiness() {
    return given().get("http://localhost:" + port + "/q/health/ready").statusCode();
  }

  /** Sends SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** Sends SIGKILL and waits for the end. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Stops the process where it is, with SIGSTOP: its port still takes connections. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets a frozen process go on. */
  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for the end of the process and returns its exit code. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("still running");
    }
    return process.exitValue();
  }

  /** The output so far. */
  public String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** The bytes of all objects in use, after a collection; for a service on a JVM. */
  public long liveHeapBytes() throws IOException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var histogram =
        new ProcessBuilder(jcmd, String.valueOf(process.pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    try (var lines = histogram.inputReader()) {
      return lines
          .lines()
          .filter(line -> line.startsWith("Total"))
          .mapToLong(line -> Long.parseLong(line.strip().split(" +", -1)[2]))
          .findFirst()
          .orElseThrow(() -> new IOException("jcmd has no total"));
    }
  }

  /** Whether the service was built as a jar, not as a native executable. */
  public static boolean runsOnJvm() throws IOException {
    return !artifact().getProperty("type").equals("native");
  }

  private static List<String> executable() throws IOException {
    var path = TARGET.resolve(artifact().getProperty("path")).toAbsolutePath().toString();
    return runsOnJvm()
        ? List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", path)
        : List.of(path);
  }

  private static Properties artifact() throws IOException {
    var artifact = new Properties();
    try (var in = Files.newInputStream(TARGET.resolve("quarkus-artifact.properties"))) {
      artifact.load(in);
    }
    return artifact;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
