package io.workbins.blackbox.command;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1_ID;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.SUPERVISOR_1;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.RawSocket;
import io.workbins.blackbox.harness.ServiceProcess;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids and names with characters that break lines, change the direction or are not seen. */
@QuarkusIntegrationTest
class PlainTextIT {

  private static final List<String> INVISIBLE =
      List.of(
          "\u0085", "\u009b", "\u061c", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2028",
          "\u2029", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2060", "\u2066", "\u2067",
          "\u2068", "\u2069", "\ufeff");

  private static final List<String> BODIES =
      List.of(
          "{\"operationName\":\"AddEmail\",\"id\":\"TEXT\"}",
          "{\"operationName\":\"PullEmail\",\"id\":\"TEXT\"}",
          "{\"operationName\":\"AddEmail\",\"uri\":\"/emails/TEXT\"}",
          "{\"operationName\":\"TEXT\"}");

  private static final List<String> EVENTS =
      List.of(
          "{\"id\":\"TEXT\",\"action\":\"ItemAdded\",\"agentGroup\":\"MyAgentGroup\"}",
          "{\"id\":\"" + WORKBIN + "\",\"action\":\"TEXT\",\"agentGroup\":\"MyAgentGroup\"}",
          "{\"id\":\"" + WORKBIN + "\",\"action\":\"ItemAdded\",\"agentGroup\":\"TEXT\"}",
          "{\"id\":\"" + WORKBIN + "\",\"action\":\"ItemAdded\",\"placeGroup\":\"TEXT\"}",
          "{\"id\":\"" + WORKBIN + "\",\"action\":\"ItemAdded\",\"workbinUserId\":\"TEXT\"}");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /api/v2/me/workbins/TEXT",
        "POST /api/v2/me/workbins?workbinIds=" + WORKBIN + ",TEXT",
        "POST /api/v2/workbins?workbinIds=TEXT",
        "POST /api/v2/users/TEXT/workbins/" + WORKBIN,
        "POST /api/v2/users/" + AGENT_1_ID + "/workbins/TEXT",
        "POST /api/v2/me/workbins/" + WORKBIN + "?agentGroup=TEXT",
        "POST /api/v2/me/workbins/" + WORKBIN + "?placeGroup=TEXT",
        "GET /api/v2/me/workbins/TEXT",
        "GET /api/v2/me/workbins/" + WORKBIN + "/TEXT",
        "GET /api/v2/me/workbins/" + WORKBIN + "/emails/TEXT",
        "GET /api/v2/workbins?agentGroup=TEXT",
        "GET /api/v2/workbins?fields=TEXT",
        "GET /api/v2/users/TEXT",
        "GET /api/v2/features/TEXT",
        "GET /api/v2/TEXT"
      })
  void aUrlWithAnInvisibleCharacterIsRefused(String request) throws Exception {
    var softly = new SoftAssertions();
    for (var character : INVISIBLE) {
      var line = request.replace("TEXT", encode("a" + character + "b")).split(" ", 2);

      var reply = RawHttp.request(line[0], line[1]).as(SUPERVISOR_1).body(SUBSCRIBE).send();

      softly.assertThatCode(() -> reply.refused(400, 10)).as(line[1]).doesNotThrowAnyException();
      softly.assertThat(reply.body()).doesNotContain(character);
    }
    softly.assertAll();
  }

  @Test
  void aBodyWithAnInvisibleCharacterIsRefused() throws Exception {
    var softly = new SoftAssertions();
    for (var character : invisibleInJson()) {
      for (var body : BODIES) {
        var text = body.replace("TEXT", "a" + character + "b");
        var reply =
            RawHttp.post("/api/v2/me/workbins/" + WORKBIN, text).as(SUPERVISOR_1).json().send();

        softly.assertThatCode(() -> reply.refused(400, 10)).as(text).doesNotThrowAnyException();
        softly.assertThat(reply.body()).doesNotContain(character);
      }
      for (var event : EVENTS) {
        var text = event.replace("TEXT", "a" + character + "b");
        var reply = RawHttp.post("/api/v2/workbin-events", text).as("apiuser1").json().send();

        softly.assertThatCode(() -> reply.refused(400, 10)).as(text).doesNotThrowAnyException();
      }
      var start =
          "{\"operationName\":\"StartContactCenterSession\",\"channels\":[\"a" + character + "\"]}";
      var reply = RawHttp.post("/api/v2/me", start).as(SUPERVISOR_1).json().send();
      softly.assertThatCode(() -> reply.refused(400, 10)).as(start).doesNotThrowAnyException();
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Müller", "工作箱", "\ud83d\udce7", "a b", "100%"})
  void idsOfAnyLanguageAreAccepted(String id) throws Exception {
    var path = "/api/v2/me/workbins/" + WORKBIN;
    var body = "{\"operationName\":\"%s\",\"id\":\"" + id.replace("%", "%%") + "\"}";

    RawHttp.post(path, body.formatted("AddEmail")).as(SUPERVISOR_1).json().send().accepted();
    RawHttp.get(path + "/emails/" + encode(id)).as(SUPERVISOR_1).send().accepted();
    RawHttp.post(path, body.formatted("PullEmail")).as(SUPERVISOR_1).json().send().accepted();
  }

  @Test
  void theLogHasNoInvisibleCharacters() throws Exception {
    // without a list of workbins, any id is known
    var directory =
        Files.writeString(
            folder.resolve("directory.json"),
            """
            { "users": [ { "id": "00000000000000000000000000000001", "userName": "agent1",
                           "password": "sandbox", "roles": ["ROLE_AGENT"],
                           "features": ["api-multimedia"] } ] }
            """);
    try (var service =
        ServiceProcess.start(
                "workbins.directory=" + directory,
                "quarkus.log.category.\"io.workbins\".level=TRACE",
                "quarkus.log.category.\"org.cometd\".level=TRACE")
            .ready()) {
      sendEverywhere(service, "x" + String.join("-", INVISIBLE) + "y");
      var port = service.port();
      RawHttp.post("/api/v2/me/workbins/last", SUBSCRIBE).at(port).as("agent1").send().accepted();

      assertThat(service.output())
          .contains("agent1: Subscribe of", "a CometD request failed")
          .doesNotContain(INVISIBLE);
    }
  }

  private static void sendEverywhere(ServiceProcess service, String text) throws Exception {
    int port = service.port();
    for (var path : List.of("/me/workbins/", "/none/", "/users/", "/notifications/")) {
      RawHttp.post("/api/v2" + path + encode(text), SUBSCRIBE).at(port).as("agent1").send();
    }
    for (var body : BODIES) {
      RawHttp.post("/api/v2/me/workbins/w", body.replace("TEXT", text))
          .at(port)
          .as("agent1")
          .send();
    }
    var userName = (text + ":secret").getBytes(StandardCharsets.UTF_8);
    RawHttp.get("/api/v2/me")
        .at(port)
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(userName))
        .send()
        .refused(403, 20);
    for (var message : bayeux(text)) {
      RawHttp.post("/api/v2/notifications", message).at(port).as("agent1").json().send();
      try (var socket = RawSocket.at(port, Map.of("Authorization", Desktop.basic("agent1")))) {
        socket.sendText(message, true);
        socket.sendUnlessClosed("[");
        socket.closeCode();
      }
    }
  }

  private static List<String> bayeux(String text) {
    return List.of(
        "[{\"channel\":\"/" + text + "\",\"clientId\":\"" + text + "\",\"data\":1}]",
        "[" + Bayeux.subscribe(text, "/" + text) + "]",
        "[{\"channel\":\"/meta/handshake\", " + text + "}]",
        "[" + text);
  }

  /** The unpaired surrogates can only be written as JSON escapes. */
  private static List<String> invisibleInJson() {
    var all = new ArrayList<>(INVISIBLE);
    all.addAll(List.of("\\ud800", "\\udc00", "\\udc00\\ud800", "\\u2028", "\\u0000"));
    return all;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
