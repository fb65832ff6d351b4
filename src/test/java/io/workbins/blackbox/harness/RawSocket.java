package io.workbins.blackbox.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket with hand-written texts, for messages that CometD clients never send. */
public final class RawSocket implements WebSocket.Listener, AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String PATH = "/api/v2/notifications";

  /** Marks the end of the texts. */
  private static final String CLOSED = "closed";

  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;

  private RawSocket() {}

  /** A WebSocket with the Basic credentials of this user. */
  public static RawSocket of(String userName) {
    return with(Map.of("Authorization", Desktop.basic(userName)));
  }

  /** A WebSocket whose upgrade has these headers. */
  public static RawSocket with(Map<String, String> headers) {
    return at(RestAssured.port, headers);
  }

  /** The same for a service at this port. */
  public static RawSocket at(int port, Map<String, String> headers) {
    return open(port, PATH, new RawSocket(), headers);
  }

  /** A WebSocket of this user at another path. */
  public static RawSocket atPath(String path, String userName) {
    return open(
        RestAssured.port, path, new RawSocket(), Map.of("Authorization", Desktop.basic(userName)));
  }

  /** The HTTP status of an upgrade with these headers; 101 if it is accepted. */
  public static int upgradeStatus(Map<String, String> headers) {
    try {
      with(headers).close();
      return 101;
    } catch (CompletionException e) {
      return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
    }
  }

  /** Sends one Bayeux message. */
  public void send(String message) {
    sendText("[" + message + "]", true);
  }

  /** Sends a fragment of a text. */
  public void sendText(String text, boolean last) {
    socket.sendText(text, last).orTimeout(Desktop.TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Sends a text; the server may close the WebSocket before it is sent. */
  @SuppressWarnings("FutureReturnValueIgnored") // the text may be sent in part
  public void sendUnlessClosed(String text) {
    socket.sendText(text, true);
  }

  /** Sends one Bayeux message and returns the next message, which must be the reply. */
  public JsonPath ask(String message) throws InterruptedException {
    send(message);
    return awaitMessage();
  }

  /** Handshakes, subscribes, and returns the client id. */
  public String handshake() throws InterruptedException {
    var clientId = ask(Bayeux.HANDSHAKE).getString("clientId");
    assertThat(ask(Bayeux.subscribe(clientId, "/v2/me/*")).getBoolean("successful")).isTrue();
    return clientId;
  }

  /** Waits for the next Bayeux message. */
  public JsonPath awaitMessage() throws InterruptedException {
    var text = texts.poll(Desktop.TIMEOUT_SECONDS, TimeUnit.SECONDS);
    assertThat(text).as("a message on a raw socket").isNotNull().isNotEqualTo(CLOSED);
    return JsonPath.from(text).setRootPath("[0]");
  }

  /**
   * Binds this WebSocket to a session, with a connect that the server holds. Returns after the
   * reply to a later message, so the server has received the connect.
   */
  public void holdConnect(String clientId) throws InterruptedException {
    send(Bayeux.connect(clientId));
    send(Bayeux.connect(clientId));
    send(Bayeux.subscribe(clientId, "/v2/me/*"));
    awaitMessageOn("/meta/subscribe");
  }

  /** Waits for the next Bayeux message on a channel and skips others. */
  public JsonPath awaitMessageOn(String channel) throws InterruptedException {
    var message = awaitMessage();
    while (!message.getString("channel").equals(channel)) {
      message = awaitMessage();
    }
    return message;
  }

  /** Waits for the next text with this part, unparsed, and skips others. */
  public String awaitTextWith(String part) throws InterruptedException {
    while (true) {
      var text = texts.poll(Desktop.TIMEOUT_SECONDS, TimeUnit.SECONDS);
      assertThat(text).as("a text with %s", part).isNotNull().isNotEqualTo(CLOSED);
      if (text.contains(part)) {
        return text;
      }
    }
  }

  /** Waits for this number of notifications, of which a text may have several. */
  public List<Long> awaitReferenceIds(int count) throws InterruptedException {
    var references = new ArrayList<Long>();
    while (references.size() < count) {
      var text = texts.poll(Desktop.TIMEOUT_SECONDS, TimeUnit.SECONDS);
      assertThat(text).as("a notification behind %s", references).isNotNull().isNotEqualTo(CLOSED);
      references.addAll(JsonPath.from(text).getList("data.referenceId", Long.class));
    }
    return references;
  }

  /**
   * Sends a handshake and returns all Bayeux messages up to its reply, or up to the close of the
   * WebSocket.
   */
  public List<Map<String, Object>> awaitRemaining() throws InterruptedException {
    sendUnlessClosed("[" + Bayeux.HANDSHAKE + "]");
    var messages = new ArrayList<Map<String, Object>>();
    while (true) {
      var text = texts.poll(Desktop.TIMEOUT_SECONDS, TimeUnit.SECONDS);
      assertThat(text).as("a reply or the close").isNotNull();
      if (text.equals(CLOSED)) {
        return messages;
      }
      messages.addAll(JsonPath.from(text).getList(""));
      if (messages.get(messages.size() - 1).get("channel").equals("/meta/handshake")) {
        return messages;
      }
    }
  }

  /** Waits until the server closes the WebSocket and returns the status code. */
  public int closeCode() {
    return closed.orTimeout(30, TimeUnit.SECONDS).join();
  }

  /** Closes the connection without a close frame. */
  public void abort() {
    socket.abort();
  }

  @Override
  public void onOpen(WebSocket opened) {
    opened.request(Long.MAX_VALUE);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    partial.append(text);
    if (last) {
      texts.add(partial.toString());
      partial.setLength(0);
    }
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    texts.add(CLOSED);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.completeExceptionally(error);
    texts.add(CLOSED);
  }

  @Override
  public void close() {
    socket.abort();
  }

  private static RawSocket open(
      int port, String path, RawSocket listener, Map<String, String> headers) {
    var builder = HTTP.newWebSocketBuilder();
    headers.forEach(builder::header);
    var uri = URI.create("ws://localhost:" + port + path);
    listener.socket =
        builder
            .buildAsync(uri, listener)
            .orTimeout(Desktop.TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .join();
    return listener;
  }
}
