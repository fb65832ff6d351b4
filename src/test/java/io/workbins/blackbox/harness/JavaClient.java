package io.workbins.blackbox.harness;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** CometD's Java client in a release of its own: a process with the class path of that release. */
public final class JavaClient {

  private static final Path SOURCES = Path.of("src/test/clients");
  private static final Path INSTALLED = Path.of("target/clients");
  private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

  private static final Map<String, Boolean> INSTALLATIONS = new ConcurrentHashMap<>();

  private JavaClient() {}

  /** Skips the calling test if Maven cannot give the client, such as {@code java-7}. */
  public static void assumeInstalled(String client) {
    assumeTrue(
        INSTALLATIONS.computeIfAbsent(client, JavaClient::install),
        () -> "left out: Maven does not give the client " + client);
  }

  /** Starts a client, which prints the events of {@link NpmDesktop}. */
  public static NpmDesktop start(String client, int port, String transport, String userName)
      throws IOException {
    var folder = INSTALLED.resolve(client);
    return NpmDesktop.of(
        new ProcessBuilder(
                JDK.resolve("java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                folder.resolve("classes") + ":" + folder.resolve("lib") + "/*",
                "Receive",
                "http://localhost:" + port + "/api/v2/notifications",
                transport,
                userName,
                Sandbox.PASSWORD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  private static boolean install(String client) {
    try {
      var folder = INSTALLED.resolve(client);
      var libraries = folder.resolve("lib").toAbsolutePath();
      return succeeds(
              "./mvnw",
              "-q",
              "-B",
              "-ntp",
              "-f",
              SOURCES.resolve(client).resolve("pom.xml").toString(),
              "dependency:copy-dependencies",
              "-DoutputDirectory=" + libraries)
          && succeeds(
              JDK.resolve("javac").toString(),
              "-proc:none",
              "-d",
              folder.resolve("classes").toString(),
              "-cp",
              libraries + "/*",
              SOURCES.resolve("Receive.java").toString(),
              SOURCES.resolve(client).resolve("Transports.java").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }
}
