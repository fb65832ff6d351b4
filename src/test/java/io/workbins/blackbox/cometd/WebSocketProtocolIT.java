package io.workbins.blackbox.cometd;

import static io.workbins.blackbox.harness.RawFrames.BINARY;
import static io.workbins.blackbox.harness.RawFrames.CLOSE;
import static io.workbins.blackbox.harness.RawFrames.CONTINUATION;
import static io.workbins.blackbox.harness.RawFrames.FIN;
import static io.workbins.blackbox.harness.RawFrames.PING;
import static io.workbins.blackbox.harness.RawFrames.PONG;
import static io.workbins.blackbox.harness.RawFrames.TEXT;
import static io.workbins.blackbox.harness.RawFrames.close;
import static io.workbins.blackbox.harness.RawFrames.concat;
import static io.workbins.blackbox.harness.RawFrames.fragments;
import static io.workbins.blackbox.harness.RawFrames.frame;
import static io.workbins.blackbox.harness.RawFrames.text;
import static io.workbins.blackbox.harness.RawFrames.unmasked;
import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.workbins.blackbox.harness.Bayeux;
import io.workbins.blackbox.harness.RawFrames;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The WebSocket protocol (RFC 6455). The numbers are those of the cases of the Autobahn test suite,
 * which needs a server that echoes; here a Bayeux handshake is answered instead. Sections 1 to 7, 9
 * and 10 are covered; 12 and 13 test compression, which the service declines.
 */
@QuarkusIntegrationTest
@Timeout(30)
class WebSocketProtocolIT {

  private static final byte[] HANDSHAKE = bytes("[" + Bayeux.HANDSHAKE + "]");
  private static final int RSV1 = 0x40;
  private static final int RSV2 = 0x20;
  private static final int RSV3 = 0x10;
  private static final int MAX_BYTES = 64 * 1024;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Case(String name, int code, byte[]... frames) {
    @Override
    public String toString() {
      return name + " → " + code;
    }
  }

  static Stream<Case> violations() {
    return Stream.of(
        new Case("2.5 ping of 126 bytes", 1002, frame(FIN | PING, new byte[126])),
        new Case("3.2 RSV3", 1002, frame(FIN | RSV3 | TEXT, HANDSHAKE)),
        new Case("3.3 RSV2", 1002, frame(FIN | RSV2 | TEXT, HANDSHAKE)),
        new Case("3.4 RSV2 and 3", 1002, frame(FIN | RSV2 | RSV3 | TEXT, HANDSHAKE)),
        new Case("3.5 RSV1, binary", 1002, frame(FIN | RSV1 | BINARY, HANDSHAKE)),
        new Case("3.6 RSV1 and 3, ping", 1002, frame(FIN | RSV1 | RSV3 | PING)),
        new Case("3.7 all RSV, close", 1002, frame(FIN | RSV1 | RSV2 | RSV3 | CLOSE)),
        new Case("5.1 ping in fragments", 1002, frame(PING, bytes("a")), frame(FIN)),
        new Case("5.2 pong in fragments", 1002, frame(PONG, bytes("a")), frame(FIN)),
        new Case("close in fragments", 1002, frame(CLOSE), frame(FIN)),
        new Case("5.9 continuation of nothing", 1002, frame(FIN, HANDSHAKE)),
        new Case("5.12 fragment of nothing", 1002, frame(CONTINUATION, HANDSHAKE)),
        new Case("5.18 text in a message", 1002, frame(TEXT), text("[]")),
        new Case("binary in a message", 1002, frame(TEXT), frame(FIN | BINARY)),
        new Case("not masked", 1002, unmasked(FIN | TEXT, HANDSHAKE)),
        new Case("ping that is not masked", 1002, unmasked(FIN | PING)),
        new Case("close that is not masked", 1002, unmasked(FIN | CLOSE, (byte) 3, (byte) -24)),
        new Case("1.1.1 empty text", 1002, text("")),
        new Case("1.2.1 empty binary", 1003, frame(FIN | BINARY)),
        new Case("1.2.2 binary", 1003, frame(FIN | BINARY, new byte[125])),
        new Case("binary in fragments", 1003, frame(BINARY, HANDSHAKE), frame(FIN)),
        new Case("9.1 text above 64 KiB", 1009, tooLong(TEXT)),
        new Case("9.2 binary above 64 KiB", 1009, tooLong(BINARY)),
        new Case("9.3 fragments above 64 KiB", 1009, fragments(spaces(80_000), 40_000)),
        new Case("7.3.2 close of one byte", 1002, frame(FIN | CLOSE, (byte) 3)),
        new Case("7.3.6 reason of 124 bytes", 1002, close(1000, spaces(124))),
        new Case("7.5.1 reason not UTF-8", 1007, close(1000, hex("cebaff"))));
  }

  static Stream<Case> reservedOpcodes() {
    return IntStream.of(3, 4, 5, 6, 7, 11, 12, 13, 14, 15)
        .mapToObj(
            opcode ->
                new Case(
                    "4.%d.%d opcode %d".formatted(opcode / 8 + 1, opcode % 8 - 2, opcode),
                    1002,
                    frame(FIN | opcode, bytes("x"))));
  }

  static Stream<Case> closeCodes() {
    return Stream.concat(
        IntStream.of(0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535)
            .mapToObj(code -> new Case("7.9 and 7.13 close with " + code, 1002, close(code))),
        IntStream.of(
                1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999,
                4000, 4999)
            .mapToObj(code -> new Case("7.7 close with " + code, code, close(code))));
  }

  static Stream<Case> closes() {
    return Stream.of(
        new Case("7.3.1 without a code", 1000, frame(FIN | CLOSE)),
        new Case("7.3.4 with a reason", 1000, close(1000, bytes("bye ✓"))),
        new Case("7.3.5 reason of 123 bytes", 1000, close(1000, spaces(123))),
        new Case("7.1.2 two closes", 1000, close(1000), close(1001)),
        new Case("7.1.3 ping behind", 1000, close(1000), frame(FIN | PING)),
        new Case("7.1.4 text behind", 1000, close(1000), frame(FIN | TEXT, HANDSHAKE)),
        new Case("7.1.5 in a message", 1000, frame(TEXT, bytes("[")), close(1000), frame(FIN)),
        new Case("a violation behind", 1000, close(1000), frame(FIN | 3)));
  }

  /** The WebSocket is closed with a code, and nothing follows. */
  @ParameterizedTest
  @MethodSource({"violations", "reservedOpcodes", "closeCodes", "closes"})
  void theWebSocketIsClosedWithTheCode(Case example) throws IOException {
    try (var socket = RawFrames.of(AGENT_1)) {
      socket.send(concat(example.frames()));

      assertThat(socket.closeCode()).isEqualTo(example.code());
      socket.awaitEnd();
    }
  }

  /** 2.1 to 2.4. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3, 125})
  void aPingIsAnsweredWithItsPayload(int length) throws IOException {
    var payload = new byte[length];
    Arrays.fill(payload, (byte) 0xfe);
    try (var socket = RawFrames.of(AGENT_1)) {
      socket.send(frame(FIN | PING, payload));

      assertPong(socket, payload);
    }
  }

  /** 2.6. */
  @Test
  void aPingMayBeSentByteByByte() throws IOException {
    try (var socket = RawFrames.of(AGENT_1)) {
      socket.sendSlowly(frame(FIN | PING, bytes("slow")));

      assertPong(socket, bytes("slow"));
    }
  }

  /** 2.7 to 2.9. */
  @Test
  void aPongThatNobodyAskedForIsIgnored() throws IOException {
    try (var socket = RawFrames.of(AGENT_1)) {
      socket.send(
          concat(frame(FIN | PONG), frame(FIN | PONG, bytes("x")), frame(FIN | PING, bytes("y"))));

      assertPong(socket, bytes("y"));
    }
  }

  /** 2.10 and 2.11. */
  @Test
  void tenPingsAreAnsweredInTheirOrder() throws IOException {
    try (var socket = RawFrames.of(AGENT_1)) {
      for (byte i = 0; i < 10; i++) {
        socket.send(frame(FIN | PING, i));
      }

      for (byte i = 0; i < 10; i++) {
        assertPong(socket, i);
      }
    }
  }

  /** 5.6 to 5.8. */
  @Test
  void aPingBetweenFragmentsIsAnsweredBeforeTheText() throws IOException {
    try (var socket = RawFrames.of(AGENT_1)) {
      socket.send(
          concat(
              frame(TEXT, Arrays.copyOf(HANDSHAKE, 10)),
              frame(FIN | PING, bytes("between")),
              frame(FIN, Arrays.copyOfRange(HANDSHAKE, 10, HANDSHAKE.length))));

      assertPong(socket, bytes("between"));
      assertHandshake(socket);
    }
  }

  /** 5.15 to 5.17: the first message is answered, then the WebSocket is closed. */
  @Test
  void aContinuationBehindAMessageIsAViolation() throws IOException {
    try (var socket = RawFrames.of(AGENT_1)) {
      socket.send(fragments(HANDSHAKE, 50));
      assertHandshake(socket);
      socket.send(frame(FIN, HANDSHAKE));

      assertThat(socket.closeCode()).isEqualTo(1002);
      socket.awaitEnd();
    }
  }

  /** 6.1.2 and 6.1.3. */
  @Test
  void fragmentsMayBeEmpty() throws IOException {
    try (var socket = RawFrames.of(AGENT_1)) {
      socket.send(
          concat(
              frame(TEXT),
              frame(CONTINUATION),
              frame(CONTINUATION, HANDSHAKE),
              frame(CONTINUATION),
              frame(FIN)));

      assertHandshake(socket);
    }
  }

  /** 1.1.6, 1.1.7, and 9.1 up to the limit. */
  @ParameterizedTest
  @ValueSource(ints = {200, 65_535, MAX_BYTES})
  void aTextMayHaveUpTo64KiB(int length) throws IOException {
    try (var socket = RawFrames.of(AGENT_1)) {
      socket.send(frame(FIN | TEXT, padded(length)));

      assertHandshake(socket);
    }
  }

  /** 5.3 to 5.5, 9.3 up to the limit, and 10.1.1. */
  @ParameterizedTest
  @ValueSource(ints = {64, 256, 1_000, 1_300, 4_096, 65_535})
  void aTextOf64KiBMayHaveFragments(int size) throws IOException {
    try (var socket = RawFrames.of(AGENT_1)) {
      socket.send(fragments(padded(MAX_BYTES), size));

      assertHandshake(socket);
    }
  }

  /** 1.1.8, 3.4 and 9.5: the packets are not the frames. */
  @Test
  void aTextMayBeSentByteByByte() throws IOException {
    try (var socket = RawFrames.of(AGENT_1)) {
      socket.sendSlowly(fragments(HANDSHAKE, 50));

      assertHandshake(socket);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "6.2.1 48656c6c6f2dc2b540c39fc3b6c3a4c3bcc3a0c3a12d5554462d3821",
        "6.5.1 cebae1bdb9cf83cebcceb5",
        "6.7.2 c280c2a0",
        "6.7.3 e0a080",
        "6.7.4 f0908080",
        "6.9.2 dfbf",
        "6.9.3 efbfbf",
        "6.9.4 f48fbfbf",
        "6.11.1 ed9fbf",
        "6.11.2 ee8080",
        "6.11.3 efbfbd",
        "6.22.1 efbfbe",
        "6.22.3 f09fbfbe",
        "6.22.34 f48fbfbf",
        "6.23.1 efbfb9"
      })
  void aCharacterMaySpanFragments(String example) throws IOException {
    var character = hex(example.split(" ", 2)[1]);
    try (var socket = RawFrames.of(AGENT_1)) {
      for (int size = 1; size <= character.length + 1; size++) {
        socket.send(fragments(withId(character), size));

        assertThat(JsonPath.from(socket.awaitText()).getString("[0].id"))
            .isEqualTo(new String(character, UTF_8));
      }
    }
  }

  /** Each is no UTF-8, wherever a text is split. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "6.3.1 cebae1bdb9cf83cebcceb5eda080656469746564",
        "6.8.1 f888808080",
        "6.8.2 fc8480808080",
        "6.10.1 f7bfbfbf",
        "6.10.2 fbbfbfbfbf",
        "6.10.3 fdbfbfbfbfbf",
        "6.11.5 f4908080",
        "6.12.1 80",
        "6.12.2 bf",
        "6.12.8 8081828384858687",
        "6.13.1 c020c320df20",
        "6.13.2 e020ef20",
        "6.13.3 f020f720",
        "6.14.1 c3",
        "6.14.2 e080",
        "6.14.3 f08080",
        "6.14.6 df",
        "6.14.7 efbf",
        "6.14.8 f7bfbf",
        "6.15.1 c0e080f08080f8808080fc80808080",
        "6.16.1 fe",
        "6.16.2 ff",
        "6.16.3 fefeffff",
        "6.17.1 c0af",
        "6.17.2 e080af",
        "6.17.3 f08080af",
        "6.17.4 f8808080af",
        "6.17.5 fc80808080af",
        "6.18.1 c1bf",
        "6.18.2 e09fbf",
        "6.18.3 f08fbfbf",
        "6.18.4 f887bfbfbf",
        "6.18.5 fc83bfbfbfbf",
        "6.19.1 c080",
        "6.19.2 e08080",
        "6.19.3 f0808080",
        "6.20.1 eda080",
        "6.20.2 edadbf",
        "6.20.3 edae80",
        "6.20.4 edafbf",
        "6.20.5 edb080",
        "6.20.6 edbe80",
        "6.20.7 edbfbf",
        "6.21.1 eda080edb080",
        "6.21.8 edafbfedbfbf"
      })
  void aTextThatIsNotUtf8IsRefused(String example) throws IOException {
    var bytes = hex(example.split(" ", 2)[1]);
    var text = withId(bytes);
    for (int size = 1; size <= bytes.length; size++) {
      assertRefused(fragments(text, size));
    }
    assertRefused(frame(FIN | TEXT, text));
  }

  /** 6.6: each part of κόσμε that ends within a character. */
  @ParameterizedTest
  @ValueSource(
      strings = {"ce", "cebae1", "cebae1bd", "cebae1bdb9cf", "cebae1bdb9cf83ce", "f09f", "f09f98"})
  void aTextThatEndsWithinACharacterIsRefused(String hex) throws IOException {
    assertRefused(frame(FIN | TEXT, hex(hex)));
    assertRefused(fragments(hex(hex), 1));
    assertRefused(concat(frame(TEXT, hex(hex)), frame(FIN)));
  }

  /** 6.4: the rest need not be awaited. */
  @Test
  void aFragmentThatIsNotUtf8IsRefusedAtOnce() throws IOException {
    assertRefused(frame(TEXT, hex("cebae1bdb9cf83cebcceb5f4908080")));
    assertRefused(concat(frame(TEXT, hex("f4")), frame(CONTINUATION, hex("90"))));
  }

  /** RFC 6455 forbids it to clients, section 4.1, but it must not block or leak anything. */
  @Test
  void framesInThePacketOfTheUpgradeAreHandled() throws IOException {
    var ping = frame(FIN | PING, bytes("\r\n\r\nearly\n"));
    try (var socket =
        RawFrames.with(AGENT_1, concat(ping, fragments(HANDSHAKE, 50), ping, close(1000)))) {
      assertPong(socket, bytes("\r\n\r\nearly\n"));
    }
    try (var socket = RawFrames.with(AGENT_1, concat(frame(FIN | TEXT, HANDSHAKE), ping))) {
      assertHandshake(socket);
      assertPong(socket, bytes("\r\n\r\nearly\n"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 6, 7, 20, 100})
  void aFrameMayBeginInThePacketOfTheUpgrade(int length) throws IOException {
    var frames = fragments(HANDSHAKE, 50);
    try (var socket = RawFrames.with(AGENT_1, Arrays.copyOf(frames, length))) {
      socket.send(Arrays.copyOfRange(frames, length, frames.length));

      assertHandshake(socket);
    }
  }

  @Test
  void aViolationInThePacketOfTheUpgradeClosesTheWebSocket() throws IOException {
    try (var socket = RawFrames.with(AGENT_1, bytes("GET / HTTP/1.1\r\n\r\n"))) {
      assertThat(socket.closeCode()).isEqualTo(1002);
      socket.awaitEnd();
    }
  }

  private static void assertRefused(byte[] frames) throws IOException {
    try (var socket = RawFrames.of(AGENT_1)) {
      socket.send(frames);

      assertThat(socket.closeCode()).isEqualTo(1007);
    }
  }

  private static void assertPong(RawFrames socket, byte... payload) throws IOException {
    var frame = socket.await();
    assertThat(frame.first()).as("the first byte of %s", frame).isEqualTo(FIN | PONG);
    assertThat(frame.payload()).isEqualTo(payload);
  }

  private static void assertHandshake(RawFrames socket) throws IOException {
    assertThat(JsonPath.from(socket.awaitText()).getBoolean("[0].successful")).isTrue();
  }

  private static byte[] withId(byte[] id) {
    var parts = Bayeux.HANDSHAKE.split("\"id\":\"1\"", 2);
    return concat(bytes("[" + parts[0] + "\"id\":\""), id, bytes("\"" + parts[1] + "]"));
  }

  /** The handshake behind spaces. */
  private static byte[] padded(int length) {
    return concat(spaces(length - HANDSHAKE.length), HANDSHAKE);
  }

  /** The head of a frame, which is refused before the rest. */
  private static byte[] tooLong(int opcode) {
    return Arrays.copyOf(frame(FIN | opcode, spaces(MAX_BYTES + 1)), 14);
  }

  private static byte[] spaces(int count) {
    return bytes(" ".repeat(count));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
