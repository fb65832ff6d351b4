package io.workbins.blackbox.content;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Nodes;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.RawSocket;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** User data is given back as it came, on each transport and through Redis, or refused. */
@QuarkusIntegrationTest
class UserDataIT {

  private static final String PATH = "/api/v2/me/workbins/" + WORKBIN;

  private static Nodes nodes;

  @BeforeAll
  static void startNodes() throws Exception {
    nodes = Nodes.start(2);
  }

  @AfterAll
  static void stopNodes() throws Exception {
    nodes.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":\"ü✓😀\"}",
        "{\"a\":1E+999}",
        "{\"a\":0.1234567890123456789012345678901234567890}",
        "{\"a\":123456789012345678901234567890}",
        "{\"a\":9007199254740993,\"b\":1.10,\"c\":-1}",
        "{\"a\":null,\"b\":true,\"c\":[1,[],{}],\"\":\"\"}",
        "{\"a\":\"\\\\ \\\" \\n\"}"
      })
  void userDataIsGivenBackAsItCame(String userData) throws Exception {
    try (var alone = RawSocket.of(AGENT_1);
        var inCluster =
            RawSocket.at(nodes.port(1), Map.of("Authorization", Desktop.basic(AGENT_1)))) {
      alone.handshake();
      inCluster.handshake();
      command(RawHttp.post(PATH, SUBSCRIBE));
      command(RawHttp.post(PATH, SUBSCRIBE).at(nodes.port(0)));
      var polling = Bayeux.handshake(AGENT_1);
      Bayeux.send(AGENT_1, Bayeux.subscribe(polling, "/v2/me/*"));
      var id = UUID.randomUUID().toString();
      var add = add(id, userData);

      command(RawHttp.post(PATH, add));
      command(RawHttp.post(PATH, add).at(nodes.port(0)));

      assertThat(read(RawHttp.get(PATH + "?subresources=email"))).contains(userData);
      assertThat(read(RawHttp.get(PATH + "?subresources=email").at(nodes.port(1))))
          .contains(userData);
      assertThat(text(alone)).contains(userData);
      assertThat(text(inCluster)).contains(userData);
      assertThat(
              read(RawHttp.post("/api/v2/notifications", "[" + Bayeux.connectNow(polling) + "]")))
          .contains(userData);
      command(RawHttp.post(PATH, pull(id)));
      command(RawHttp.post(PATH, pull(id)).at(nodes.port(0)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\\ud800\"}",
        "{\"\\udc00\":1}",
        "{\"a\":\"\\ude00\\ud83d\"}",
        "{\"a\":NaN}",
        "{\"a\":1,\"a\":2}",
        "[]",
        "1"
      })
  void userDataThatCannotBeGivenBackIsRefused(String userData) throws Exception {
    assertThat(RawHttp.post(PATH, add("refused", userData)).as(AGENT_1).json().send().status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 32, 997, 999, 5_000})
  void deepUserDataIsRefused(int levels) throws Exception {
    var userData = "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);

    int status = RawHttp.post(PATH, add("deep", userData)).as(AGENT_1).json().send().status();

    assertThat(status).isEqualTo(levels < 32 ? 200 : 400);
    if (status == 200) {
      command(RawHttp.post(PATH, pull("deep")));
    }
  }

  private static String text(RawSocket socket) throws InterruptedException {
    var text = socket.awaitTextWith("ItemAdded");
    assertThat(JsonPath.from(text).getList("")).isNotEmpty();
    return text;
  }

  private static String add(String id, String userData) {
    return "{\"operationName\":\"AddEmail\",\"id\":\"%s\",\"userData\":%s}".formatted(id, userData);
  }

  private static String pull(String id) {
    return "{\"operationName\":\"PullEmail\",\"id\":\"%s\"}".formatted(id);
  }

  private static void command(RawHttp request) throws IOException {
    request.as(AGENT_1).json().send().accepted();
  }

  private static String read(RawHttp request) throws IOException {
    var reply = request.as(AGENT_1).json().send();
    assertThat(reply.status()).isEqualTo(200);
    return reply.body();
  }
}
