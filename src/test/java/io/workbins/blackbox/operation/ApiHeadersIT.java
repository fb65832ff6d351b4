package io.workbins.blackbox.operation;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.RawHttp;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Browsers and proxies must not store a reply of the API, nor guess its type. */
@QuarkusIntegrationTest
class ApiHeadersIT {

  private static final String ME = "/api/v2/me";
  private static final String COMMAND = ME + "/workbins/w";

  static Stream<Arguments> requests() {
    return Stream.of(
        Arguments.of(200, RawHttp.get(ME).as(AGENT_1)),
        Arguments.of(200, RawHttp.get("/api/v2/diagnostics/version")),
        Arguments.of(200, RawHttp.get("/api;x=1/v2/me").as(AGENT_1)),
        Arguments.of(200, RawHttp.request("HEAD", ME).as(AGENT_1)),
        Arguments.of(200, RawHttp.request("OPTIONS", ME).as(AGENT_1)),
        Arguments.of(
            200, RawHttp.post("/api/v2/notifications", "[" + Bayeux.HANDSHAKE + "]").as(AGENT_1)),
        Arguments.of(400, RawHttp.get("/api/v2/..;/me")),
        Arguments.of(400, RawHttp.post(COMMAND, "{").as(AGENT_1)),
        Arguments.of(403, RawHttp.get(ME)),
        Arguments.of(403, RawHttp.post("/api/v2/notifications", "[]")),
        Arguments.of(404, RawHttp.get("/api/v2/nothing").as(AGENT_1)),
        Arguments.of(405, RawHttp.request("DELETE", COMMAND).as(AGENT_1)),
        Arguments.of(
            406, RawHttp.post(COMMAND, SUBSCRIBE).as(AGENT_1).header("Accept", "text/html")),
        Arguments.of(413, RawHttp.post(COMMAND, " ".repeat(64 * 1024 + 1)).as(AGENT_1)),
        Arguments.of(
            415,
            RawHttp.post(COMMAND, SUBSCRIBE).as(AGENT_1).header("Content-Type", "text/plain")));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aReplyIsNeitherStoredNorGuessed(int status, RawHttp request) throws Exception {
    var reply = request.send();

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.headers().get("Cache-Control")).containsExactly("no-store");
    assertThat(reply.headers().get("X-Content-Type-Options")).containsExactly("nosniff");
  }
}
