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

/** A WebSocket by hand, for what a well-behaved client does not do. */
public final class RawSocket implements WebSocket.Listener, AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String PATH = "/api/v2/notifications";

  /** Stands for the end of what is heard. */
  private static final String CLOSED = "closed";

  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;

  private RawSocket() {}

  /** A socket of this user, by its password. */
  public static RawSocket of(String userName) {
    return with(Map.of("Authorization", Desktop.basic(userName)));
  }

  /** A socket whose upgrade has these headers. */
  public static RawSocket with(Map<String, String> headers) {
    return at(RestAssured.port, headers);
  }

  /** The same at the port of another process. */
  public static RawSocket at(int port, Map<String, String> headers) {
    return open(port, PATH, new RawSocket(), headers);
  }

  /** A socket of this user at another path. */
  public static RawSocket atPath(String path, String userName) {
    return open(
        RestAssured.port, path, new RawSocket(), Map.of("Authorization", Desktop.basic(userName)));
  }

  /** The HTTP status that an upgrade with these headers is refused with. */
  public static int refusal(Map<String, String> headers) {
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
    socket.sendText(text, last).orTimeout(Desktop.PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Sends a text, in the middle of which the server may close. */
  @SuppressWarnings("FutureReturnValueIgnored") // whether it is sent as a whole does not matter
  public void sendUnlessClosed(String text) {
    socket.sendText(text, true);
  }

  /** Sends one Bayeux message and waits for the next that comes in, which is its reply. */
  public JsonPath ask(String message) throws InterruptedException {
    send(message);
    return hears();
  }

  /** Shakes hands, subscribes, and returns the client id. */
  public String handshake() throws InterruptedException {
    var clientId = ask(Bayeux.HANDSHAKE).getString("clientId");
    assertThat(ask(Bayeux.subscribe(clientId, "/v2/me/*")).getBoolean("successful")).isTrue();
    return clientId;
  }

  /** Waits for the next Bayeux message. */
  public JsonPath hears() throws InterruptedException {
    var text = texts.poll(Desktop.PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(text).as("a message on a raw socket").isNotNull().isNotEqualTo(CLOSED);
    return JsonPath.from(text).setRootPath("[0]");
  }

  /**
   * Makes this socket the one of a session, with a connect that the server holds. When it returns,
   * the server has both: the reply to what was sent behind the connect is there.
   */
  public void holdConnect(String clientId) throws InterruptedException {
    send(Bayeux.connect(clientId));
    send(Bayeux.connect(clientId));
    send(Bayeux.subscribe(clientId, "/v2/me/*"));
    hearsOn("/meta/subscribe");
  }

  /** Waits for the next Bayeux message on a channel, passing over others. */
  public JsonPath hearsOn(String channel) throws InterruptedException {
    var message = hears();
    while (!message.getString("channel").equals(channel)) {
      message = hears();
    }
    return message;
  }

  /** Waits for as many notifications, several of which may come at once. */
  public List<Long> hearsReferences(int count) throws InterruptedException {
    var references = new ArrayList<Long>();
    while (references.size() < count) {
      var text = texts.poll(Desktop.PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(text).as("a notification behind %s", references).isNotNull().isNotEqualTo(CLOSED);
      references.addAll(JsonPath.from(text).getList("data.referenceId", Long.class));
    }
    return references;
  }

  /**
   * Waits for everything that is on its way, up to the reply to a handshake that is sent now or
   * until the server closes, and returns the Bayeux messages.
   */
  public List<Map<String, Object>> hearsTheRest() throws InterruptedException {
    sendUnlessClosed("[" + Bayeux.HANDSHAKE + "]");
    var messages = new ArrayList<Map<String, Object>>();
    while (true) {
      var text = texts.poll(Desktop.PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(text).as("a reply or the end").isNotNull();
      if (text.equals(CLOSED)) {
        return messages;
      }
      messages.addAll(JsonPath.from(text).getList(""));
      if (messages.get(messages.size() - 1).get("channel").equals("/meta/handshake")) {
        return messages;
      }
    }
  }

  /** Waits until the server closes and returns the code it gives. */
  public int closeCode() {
    return closed.orTimeout(30, TimeUnit.SECONDS).join();
  }

  /** Breaks the connection without a word. */
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
            .orTimeout(Desktop.PATIENCE_SECONDS, TimeUnit.SECONDS)
            .join();
    return listener;
  }
}
