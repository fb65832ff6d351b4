package io.workbins.blackbox.cometd;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static io.workbins.blackbox.harness.Sandbox.as;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.RawFrames;
import io.workbins.blackbox.harness.RawSocket;
import java.io.IOException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bayeux messages in the forms that public clients and broken ones send, over both transports. */
@QuarkusIntegrationTest
class MessageFormIT {

  @Test
  void aSingleMessageThatIsNoListIsHandledAndTheReplyIsAList() throws Exception {
    assertThat(post(Bayeux.HANDSHAKE).jsonPath().getList("successful")).containsExactly(true);
    try (var socket = RawSocket.of(AGENT_1)) {
      socket.sendText(Bayeux.HANDSHAKE, true);

      assertThat(socket.awaitMessage().getBoolean("successful")).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4a92be65-ec55-4aa2-b9df-9518fd870f2f",
        "a.b_c/d e-f",
        "ünïcode ✓",
        "{\\\"x\\\":1}",
        "0"
      })
  void idsMayHaveAnyCharacters(String id) throws Exception {
    var replies = repliesTo(clientId -> withId(Bayeux.connectNow(clientId), '"' + id + '"'));

    var expected = id.replace("\\", "");
    assertThat(replies)
        .allSatisfy(
            reply -> {
              assertThat(reply.getString("id")).isEqualTo(expected);
              assertThat(reply.getBoolean("successful")).isTrue();
            });
  }

  @Test
  void anIdMayBeANumber() throws Exception {
    assertThat(repliesTo(clientId -> withId(Bayeux.connectNow(clientId), "7")))
        .allSatisfy(reply -> assertThat(reply.getBoolean("successful")).isTrue());
  }

  static Stream<String> invalidIds() {
    return Stream.of('"' + "x".repeat(256) + '"', "\"a\\nb\"", "\"\\u0000\"");
  }

  @ParameterizedTest
  @MethodSource("invalidIds")
  void anIdIsLimited(String id) throws Exception {
    assertThat(repliesTo(clientId -> withId(Bayeux.connectNow(clientId), id)))
        .allSatisfy(
            reply -> assertThat(reply.getString("error")).isEqualTo("405::message_id_invalid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"meta/connect", "/", "", "x"})
  void aChannelMustBeValid(String channel) throws Exception {
    assertThat(
            repliesTo(
                clientId ->
                    Bayeux.connectNow(clientId).replace("\"/meta/connect\"", '"' + channel + '"')))
        .allSatisfy(
            reply -> assertThat(reply.getString("error")).isEqualTo("405::channel_invalid"));
  }

  @Test
  void anEmptyListKeepsAWebSocketAlive() throws Exception {
    try (var socket = RawSocket.of(AGENT_1)) {
      socket.handshake();
      socket.sendText("[]", true);
      socket.sendText(" [ ] ", true);

      assertThat(socket.ask(Bayeux.HANDSHAKE).getBoolean("successful")).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[null]",
        "null",
        "true",
        "1",
        "\"x\"",
        "[1]",
        "[[]]",
        "[{},null]",
        "{",
        "[{}",
        "",
        "x"
      })
  void whatIsNoMessageIsRefused(String text) throws Exception {
    assertThat(post(text).statusCode()).isEqualTo(400);
    try (var socket = RawSocket.of(AGENT_1)) {
      socket.handshake();
      socket.sendText(text, true);

      assertThat(socket.closeCode()).isEqualTo(1002);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"channel\":5}",
        "{\"channel\":null}",
        "{\"channel\":{}}",
        "{\"channel\":\"/meta/connect\",\"clientId\":5}",
        "{\"channel\":\"/meta/connect\",\"clientId\":[\"x\"]}",
        "{\"channel\":\"/meta/connect\",\"clientId\":null}",
        "{\"channel\":\"/v2/me/workbins\",\"data\":1}",
        "{\"channel\":\"/meta/subscribe\",\"clientId\":{},\"subscription\":1}",
        "{\"channel\":\"/meta/disconnect\",\"clientId\":false,\"id\":{},\"ext\":1,\"advice\":[]}"
      })
  void aMalformedMessageHasAFailedReply(String message) throws Exception {
    var reply = post("[" + message + "]");
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.jsonPath().getList("successful")).containsExactly(false);
    try (var socket = RawSocket.of(AGENT_1)) {
      socket.handshake();

      assertThat(socket.ask(message).getBoolean("successful")).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"timeout\":\"0\"}",
        "{\"timeout\":0.0,\"interval\":\"x\"}",
        "{\"timeout\":0,\"interval\":31536000000}",
        "{\"timeout\":0,\"interval\":1e999}"
      })
  void theAdviceOfAClientMayHaveTexts(String advice) throws Exception {
    assertThat(
            repliesTo(clientId -> Bayeux.connectNow(clientId).replace("{\"timeout\":0}", advice)))
        .allSatisfy(reply -> assertThat(reply.getBoolean("successful")).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "1", "[1]", "[null]", "null", "true", "[[\"/v2/me/*\"]]"})
  void aSubscriptionMustHaveChannels(String subscription) throws Exception {
    assertThat(
            repliesTo(clientId -> Bayeux.subscribe(clientId, "/x").replace("\"/x\"", subscription)))
        .allSatisfy(
            reply -> {
              assertThat(reply.getBoolean("successful")).isFalse();
              assertThat(reply.getString("error")).startsWith("403:");
            });
  }

  @Test
  void aListMayHave50Subscriptions() throws Exception {
    assertThat(repliesTo(clientId -> subscribeTo(clientId, 50)))
        .allSatisfy(reply -> assertThat(reply.getBoolean("successful")).isTrue());
    assertThat(repliesTo(clientId -> subscribeTo(clientId, 51)))
        .allSatisfy(reply -> assertThat(reply.getBoolean("successful")).isFalse());
  }

  /** iOS desktops subscribe to all topics, of which a later GWS may have more. */
  @Test
  void anUnknownTopicInAListIsRefusedAlone() throws Exception {
    try (var socket = RawSocket.of(AGENT_1)) {
      var clientId = socket.ask(Bayeux.HANDSHAKE).getString("clientId");

      var reply =
          socket.ask(
              Bayeux.subscribe(clientId, "/x")
                  .replace(
                      "\"/x\"", "[\"/v2/unknown\",\"/v2/me/state\",\"/v2/me/workbins\",\"/*\"]"));

      assertThat(reply.getBoolean("successful")).isTrue();
      assertThat(reply.getList("subscription")).containsExactly("/v2/me/state", "/v2/me/workbins");
      long referenceId = accepted(AGENT_1, "/me/workbins/" + WORKBIN, SUBSCRIBE);
      assertThat(socket.awaitReferenceIds(1)).containsExactly(referenceId);
    }
  }

  @Test
  void aListMayHave100Messages() throws Exception {
    assertThat(post(list(100)).jsonPath().getList("")).hasSize(100);
    assertThat(post(list(101)).statusCode()).isEqualTo(413);
    try (var socket = RawSocket.of(AGENT_1)) {
      socket.handshake();
      socket.sendText(list(100), true);
      assertThat(socket.awaitMessage().getBoolean("successful")).isFalse();
      socket.sendText(list(101), true);
      assertThat(socket.closeCode()).isEqualTo(1009);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 100, 1000})
  void aMessageMayNotBeDeep(int levels) throws Exception {
    var deep =
        "[{\"channel\":\"/meta/handshake\",\"ext\":%s1%s}]"
            .formatted("{\"x\":".repeat(levels), "}".repeat(levels));

    assertThat(post(deep).statusCode()).isEqualTo(400);
    try (var socket = RawSocket.of(AGENT_1)) {
      socket.sendText(deep, true);
      assertThat(socket.closeCode()).isEqualTo(1002);
    }
  }

  @Test
  void aTextThatIsNotUtf8IsRefused() throws Exception {
    assertThat(closeCode(new byte[] {(byte) 0xc3, 0x28})).isEqualTo(1007);
    assertThat(closeCode(new byte[] {'[', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ']'}))
        .isEqualTo(1007);
  }

  @Test
  void aReplacementCharacterIsACharacter() throws Exception {
    assertThat(repliesTo(clientId -> withId(Bayeux.connectNow(clientId), "\"\ufffd\"")))
        .allSatisfy(reply -> assertThat(reply.getString("id")).isEqualTo("\ufffd"));
  }

  /** The replies over long-polling and WebSocket, each to a message of its own session. */
  private static Stream<JsonPath> repliesTo(UnaryOperator<String> message) throws Exception {
    var polled = Bayeux.send(AGENT_1, message.apply(Bayeux.handshake(AGENT_1)));
    try (var socket = RawSocket.of(AGENT_1)) {
      var clientId = socket.ask(Bayeux.HANDSHAKE).getString("clientId");
      return Stream.of(polled, socket.ask(message.apply(clientId)));
    }
  }

  private static Response post(String body) {
    return as(AGENT_1).body(body).post("/api/v2/notifications");
  }

  private static String withId(String message, String id) {
    return message.replace("\"id\":\"2\"", "\"id\":" + id);
  }

  private static String list(int messages) {
    return IntStream.range(0, messages).mapToObj(i -> "{}").collect(joining(",", "[", "]"));
  }

  private static String subscribeTo(String clientId, int channels) {
    var list =
        IntStream.range(0, channels)
            .mapToObj(i -> "\"/v2/me/workbins\"")
            .collect(joining(",", "[", "]"));
    return Bayeux.subscribe(clientId, "/x").replace("\"/x\"", list);
  }

  private static int closeCode(byte[] text) throws IOException {
    try (var socket = RawFrames.of(AGENT_1)) {
      socket.send(RawFrames.frame(RawFrames.FIN | RawFrames.TEXT, text));
      return socket.closeCode();
    }
  }
}
