package io.workbins.blackbox.command;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.workbins.blackbox.harness.Desktop;
import java.io.IOException;
import java.net.Socket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies that are refused unread. Most clients write a body to its end before they read; a server
 * that reads nothing keeps them waiting, and each of them holds a connection.
 */
@QuarkusIntegrationTest
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnreadBodyIT {

  /** More than the buffers of a connection can hold. */
  private static final int LENGTH = 16 * 1024 * 1024;

  private static final String COMMAND = "/api/v2/me/workbins";
  private static final String FEED = "/api/v2/workbin-events";
  private static final String JSON = "Content-Type: application/json";
  private static final String NDJSON = "Content-Type: application/x-ndjson";

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("a long command", COMMAND, AGENT_1, JSON, 413),
        Arguments.of("a long text", COMMAND, AGENT_1, "Content-Type: text/plain", 413),
        Arguments.of("a long event", FEED, "apiuser1", JSON, 413),
        Arguments.of("a long poll", "/api/v2/notifications", AGENT_1, JSON, 413),
        Arguments.of("an unknown user", COMMAND, "nobody", JSON, 403),
        Arguments.of("an unknown path", "/api/v2/nothing", AGENT_1, JSON, 413),
        Arguments.of("a stream of an agent", FEED, AGENT_1, NDJSON, 403),
        Arguments.of(
            "a stream without a reply", FEED, "apiuser1", NDJSON + "\r\nAccept: text/html", 406));
  }

  @ParameterizedTest(name = "{0}: {4}")
  @MethodSource("refused")
  void aBodyIsRefusedToAClientThatWritesBeforeItReads(
      String name, String path, String userName, String headers, int status) throws Exception {
    try (var socket = new Socket("localhost", RestAssured.port)) {
      post(socket, path, userName, headers);

      assertThat(statusLine(socket)).startsWith("HTTP/1.1 " + status + ' ');
    }
  }

  private static void post(Socket socket, String path, String userName, String headers)
      throws IOException {
    var head =
        """
        POST %s HTTP/1.1
        Host: localhost
        Authorization: %s
        Content-Length: %d
        %s

        """
            .formatted(path, Desktop.basic(userName), LENGTH, headers);
    var out = socket.getOutputStream();
    out.write(head.replaceAll("\r?\n", "\r\n").getBytes(UTF_8));
    out.write(new byte[LENGTH]);
  }

  private static String statusLine(Socket socket) throws IOException {
    var line = new StringBuilder();
    var in = socket.getInputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString();
  }
}
