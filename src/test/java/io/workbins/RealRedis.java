package io.workbins;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis server as a separate process. It writes each command to its append-only file before it
 * replies.
 */
public final class RealRedis implements AutoCloseable {

  private static final Path TARGET = Path.of("target");

  private final Path directory;
  private final int port;
  private final List<String> options;
  private Process process;

  private RealRedis(Path directory, int port, List<String> options) throws IOException {
    this.directory = directory;
    this.port = port;
    this.options = options;
    process = run();
  }

  /** Starts an empty Redis, with more options of its command line. */
  public static RealRedis start(String... options) throws IOException {
    return new RealRedis(Files.createTempDirectory(TARGET, "redis"), freePort(), List.of(options))
        .ready();
  }

  public int port() {
    return port;
  }

  public String url() {
    return "redis://localhost:" + port;
  }

  /** Sends SIGKILL and waits for the end. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Starts it again with its data. */
  public void restart() throws IOException {
    process = run();
    ready();
  }

  /** Kills it, and starts it again without data. */
  public void restartEmpty() throws IOException {
    kill();
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    restart();
  }

  /** Sends SIGSTOP: connections stay open, but get no replies. */
  public void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Sends SIGCONT. */
  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  /** Sends a command and returns the first line of the reply. */
  public String ask(String command) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
      var reply = new StringBuilder();
      int next = socket.getInputStream().read();
      while (next != '\r' && next != -1) {
        reply.append((char) next);
        next = socket.getInputStream().read();
      }
      return reply.toString();
    }
  }

  @Override
  public void close() {
    kill();
  }

  private RealRedis ready() {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions()
        .until(() -> ask("PING").equals("+PONG"));
    return this;
  }

  private Process run() throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Executable.PATH,
                "--port",
                String.valueOf(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                directory.toAbsolutePath().toString(),
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                "always"));
    command.addAll(options);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Files.createTempFile(TARGET, "redis", ".log").toFile())
        .start();
  }

  private void signal(String name) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    if (exit != 0) {
      throw new IOException("kill -" + name + " exited with " + exit);
    }
  }

  /** The bus of a Redis Cluster is at a port that is higher by 10,000. */
  private static int freePort() throws IOException {
    while (true) {
      try (var socket = new ServerSocket(0)) {
        if (socket.getLocalPort() < 55_000) {
          return socket.getLocalPort();
        }
      }
    }
  }

  /** The executable, unpacked once. */
  private static final class Executable {

    static final String PATH = unpack();

    private static String unpack() {
      try {
        return ExecutableProvider.newJarResourceProvider().get().getAbsolutePath();
      } catch (IOException e) {
        throw new IllegalStateException("no Redis executable for this platform", e);
      }
    }
  }
}
