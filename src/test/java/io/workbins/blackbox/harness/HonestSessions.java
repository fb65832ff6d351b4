package io.workbins.blackbox.harness;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Many CometD sessions on one thread, every second one over WebSocket, the others over
 * long-polling. Users send commands, and each of their sessions records the notifications. Each
 * session has one connection, and each user has one for commands.
 */
public final class HonestSessions implements AutoCloseable {

  private static final String NOTIFICATIONS = "/api/v2/notifications";
  private static final String COMMAND = "/api/v2/me/workbins/" + Sandbox.WORKBIN;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final WebSocketClient webSockets =
      vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(10_000));
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final List<User> users = new ArrayList<>();
  private final List<Session> sessions = new ArrayList<>();
  private final int port;
  private boolean isStopped;
  private boolean isClosed;

  private HonestSessions(int port) {
    this.port = port;
  }

  /** Opens this number of sessions for each user, one after the other. */
  public static HonestSessions open(int port, List<String> userNames, int sessionsOfEach) {
    var honest = new HonestSessions(port);
    for (var name : userNames) {
      var user = honest.new User(name);
      honest.users.add(user);
      for (int i = 0; i < sessionsOfEach; i++) {
        boolean isWebSocket = honest.sessions.size() % 2 == 0;
        Session session =
            isWebSocket ? honest.new WebSocketSession(user) : honest.new LongPollingSession(user);
        honest.sessions.add(session);
        honest.within(session.open());
      }
    }
    return honest;
  }

  /** Lets each user send the next command this long after the reply to the one before. */
  public void startCommands(Duration pause) {
    long millis = pause.toMillis();
    for (int i = 0; i < users.size(); i++) {
      var user = users.get(i);
      vertx.setTimer(1 + millis * i / users.size(), timer -> user.command(millis));
    }
  }

  /** Sends no further command, and waits for the replies to those that were sent. */
  public void stopCommands() {
    await()
        .atMost(TIMEOUT)
        .until(
            () ->
                onEventLoop(
                    () -> {
                      isStopped = true;
                      return users.stream().noneMatch(user -> user.isWaiting);
                    }));
  }

  /** Waits until each session has as many notifications as its user has had replies. */
  public void awaitNotifications() {
    await()
        .atMost(TIMEOUT)
        .until(
            () ->
                onEventLoop(
                    () ->
                        !failures.isEmpty()
                            || sessions.stream()
                                .allMatch(one -> one.heard.size() >= one.user.references.size())));
  }

  /** Each session that has not heard each notification of its user once, and in order. */
  public List<String> wrongSessions() {
    return onEventLoop(
        () ->
            sessions.stream()
                .filter(one -> !one.heard.equals(one.user.references))
                .map(one -> one + " should hear " + one.user.references + " but heard " + one.heard)
                .toList());
  }

  /** The requests and connections that have failed so far. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  public int commands() {
    return onEventLoop(() -> users.stream().mapToInt(user -> user.references.size()).sum());
  }

  /** The times from a command to its notification, one for each notification, sorted. */
  public List<Double> sortedMillis() {
    return onEventLoop(
        () -> sessions.stream().flatMap(session -> session.millis().stream()).sorted().toList());
  }

  /** The client id of one of the sessions. */
  public String clientId() {
    return onEventLoop(() -> sessions.get(0).clientId);
  }

  @Override
  public void close() {
    onEventLoop(() -> isClosed = true);
    within(vertx.close());
  }

  /** Everything is read and changed on the event loop, which is a single one. */
  private <T> T onEventLoop(Supplier<T> task) {
    var result = new CompletableFuture<T>();
    vertx.getOrCreateContext().runOnContext(run -> result.complete(task.get()));
    return result.orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
  }

  private <T> T within(Future<T> future) {
    return future
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  private HttpClient oneConnection() {
    return vertx.createHttpClient(
        new HttpClientOptions().setMaxPoolSize(1).setKeepAliveTimeout(3_600));
  }

  private Future<String> post(HttpClient http, User user, String path, String body) {
    return http.request(HttpMethod.POST, port, "localhost", path)
        .compose(
            request ->
                request
                    .putHeader("Authorization", user.basic)
                    .putHeader("Content-Type", "application/json")
                    .send(body))
        .compose(
            response ->
                response
                    .body()
                    .compose(
                        text ->
                            response.statusCode() == 200
                                ? Future.succeededFuture(text.toString())
                                : Future.failedFuture(response.statusCode() + " " + text)));
  }

  private void fail(Object who, Object what) {
    if (!isClosed) {
      failures.add(who + ": " + what);
    }
  }

  /** A user, who sends one command at a time. */
  private final class User {

    final String name;
    final String basic;
    final HttpClient http = oneConnection();
    final List<Long> references = new ArrayList<>();
    final List<Long> sentNanos = new ArrayList<>();
    boolean isWaiting;

    User(String name) {
      this.name = name;
      this.basic = Desktop.basic(name);
    }

    void command(long pauseMillis) {
      if (isStopped || isClosed) {
        return;
      }
      isWaiting = true;
      sentNanos.add(System.nanoTime());
      post(http, this, COMMAND, Sandbox.UNSUBSCRIBE)
          .onFailure(error -> fail(name, error))
          .onSuccess(
              reply -> {
                references.add(new JsonObject(reply).getLong("referenceId"));
                vertx.setTimer(pauseMillis, timer -> command(pauseMillis));
              })
          .onComplete(reply -> isWaiting = false);
    }
  }

  /** A session, which sends the next connect when the last one was answered. */
  private abstract class Session {

    final User user;
    final List<Long> heard = new ArrayList<>();
    final List<Long> heardNanos = new ArrayList<>();
    final Promise<Void> connected = Promise.promise();
    String clientId = "";

    Session(User user) {
      this.user = user;
    }

    abstract Future<Void> open();

    abstract void send(String message);

    List<Double> millis() {
      var millis = new ArrayList<Double>();
      for (int i = 0; i < heard.size(); i++) {
        millis.add((heardNanos.get(i) - user.sentNanos.get(i)) / 1e6);
      }
      return millis;
    }

    void receive(String text) {
      for (var each : new JsonArray(text)) {
        var message = (JsonObject) each;
        var channel = message.getString("channel");
        if (channel.equals("/v2/me/workbins")) {
          heardNanos.add(System.nanoTime());
          heard.add(message.getJsonObject("data").getLong("referenceId"));
        } else if (!message.getBoolean("successful")) {
          fail(this, message);
        } else {
          proceed(channel, message);
        }
      }
    }

    private void proceed(String channel, JsonObject reply) {
      switch (channel) {
        case "/meta/handshake" -> {
          clientId = reply.getString("clientId");
          send(Bayeux.subscribe(clientId, "/v2/me/*"));
        }
        case "/meta/subscribe" -> send(Bayeux.connectNow(clientId));
        default -> {
          connected.tryComplete();
          send(Bayeux.connect(clientId));
        }
      }
    }

    @Override
    public String toString() {
      return getClass().getSimpleName() + " of " + user.name;
    }
  }

  private final class WebSocketSession extends Session {

    private WebSocket socket;

    WebSocketSession(User user) {
      super(user);
    }

    @Override
    Future<Void> open() {
      return webSockets
          .connect(
              new WebSocketConnectOptions()
                  .setHost("localhost")
                  .setPort(port)
                  .setURI(NOTIFICATIONS)
                  .addHeader("Authorization", user.basic))
          .compose(
              opened -> {
                socket = opened;
                opened.textMessageHandler(this::receive);
                opened.closeHandler(
                    closed -> fail(this, "closed with " + opened.closeStatusCode()));
                send(Bayeux.HANDSHAKE);
                return connected.future();
              });
    }

    @Override
    void send(String message) {
      socket.writeTextMessage("[" + message + "]").onFailure(error -> fail(this, error));
    }
  }

  private final class LongPollingSession extends Session {

    private final HttpClient http = oneConnection();

    LongPollingSession(User user) {
      super(user);
    }

    @Override
    Future<Void> open() {
      send(Bayeux.HANDSHAKE);
      return connected.future();
    }

    @Override
    void send(String message) {
      post(
              http,
              user,
              NOTIFICATIONS,
              "[" + message.replace("\"websocket\"}", "\"long-polling\"}") + "]")
          .onSuccess(this::receive)
          .onFailure(error -> fail(this, error));
    }
  }
}
