package io.workbins.blackbox.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cometd.bayeux.Channel.META_CONNECT;
import static org.cometd.bayeux.Channel.META_HANDSHAKE;
import static org.cometd.bayeux.Channel.META_SUBSCRIBE;

import io.restassured.RestAssured;
import jakarta.websocket.ContainerProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.client.ClientSessionChannel.MessageListener;
import org.cometd.client.BayeuxClient;
import org.cometd.client.ext.AckExtension;
import org.cometd.client.http.jetty.JettyHttpClientTransport;
import org.cometd.client.transport.ClientTransport;
import org.cometd.client.websocket.jakarta.WebSocketTransport;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.util.component.LifeCycle;

/** A desktop: CometD's Java client, signed in as one user, over one transport. */
public final class Desktop implements AutoCloseable {

  /** The transport of a desktop. */
  public enum Over {
    WEBSOCKET,
    LONG_POLLING
  }

  /** The timeout for everything that should happen at once. */
  public static final int TIMEOUT_SECONDS = 10;

  private final BlockingQueue<Map<String, Object>> messages = new LinkedBlockingQueue<>();
  private final BlockingQueue<Message> subscriptions = new LinkedBlockingQueue<>();
  private final Queue<String> metaMessages = new ConcurrentLinkedQueue<>();
  private final HttpClient http = new HttpClient();
  private final BayeuxClient client;

  private Desktop(int port, String userName, Over over) throws Exception {
    http.start();
    client =
        new BayeuxClient(
            "http://localhost:" + port + "/api/v2/notifications", transport(over, basic(userName)));
    client.addExtension(new AckExtension());
    // short, so that tests do not measure the backoff of the client
    client.setOption(BayeuxClient.BACKOFF_INCREMENT_OPTION, 100L);
    client.setOption(BayeuxClient.MAX_BACKOFF_OPTION, 1_000L);
    for (var channel : List.of(META_HANDSHAKE, META_CONNECT, META_SUBSCRIBE)) {
      client
          .getChannel(channel)
          .addListener(
              (MessageListener) (c, message) -> metaMessages.add(Instant.now() + " " + message));
    }
  }

  /** A desktop that has handshaked and subscribed to {@code /v2/me/*}, as most desktops do. */
  public static Desktop of(String userName, Over over) throws Exception {
    return of(RestAssured.port, userName, over, "/v2/me/*");
  }

  /** A desktop that has handshaked and subscribed to this channel. */
  public static Desktop of(int port, String userName, Over over, String channel) throws Exception {
    var desktop = new Desktop(port, userName, over);
    var handshake = new CompletableFuture<Message>();
    desktop.client.handshake(handshake::complete);
    assertThat(within(handshake)).as("handshake").containsEntry(Message.SUCCESSFUL_FIELD, true);
    assertThat(desktop.subscribe(channel))
        .as("subscription to " + channel)
        .containsEntry(Message.SUCCESSFUL_FIELD, true);
    return desktop;
  }

  /**
   * A desktop that subscribes to its channel after each handshake: the first one, and those after
   * the loss of its session.
   */
  public static Desktop reconnecting(int port, String userName, Over over) throws Exception {
    var desktop = new Desktop(port, userName, over);
    desktop
        .client
        .getChannel(META_HANDSHAKE)
        .addListener(
            (MessageListener)
                (channel, handshake) -> {
                  if (handshake.isSuccessful()) {
                    desktop.resubscribe();
                  }
                });
    desktop.client.handshake();
    desktop.awaitResubscription();
    return desktop;
  }

  /** Waits for the next subscription after a handshake. */
  public void awaitResubscription() throws InterruptedException {
    assertThat(subscriptions.poll(3 * TIMEOUT_SECONDS, TimeUnit.SECONDS))
        .as(() -> "a subscription after a handshake; received\n" + String.join("\n", metaMessages))
        .isNotNull()
        .containsEntry(Message.SUCCESSFUL_FIELD, true);
  }

  private void resubscribe() {
    client.getChannel("/v2/me/*").subscribe((c, message) -> receive(message), subscriptions::add);
  }

  /** Subscribes to a channel and returns the server's reply. */
  public Message subscribe(String channel) {
    var reply = new CompletableFuture<Message>();
    client.getChannel(channel).subscribe((c, message) -> receive(message), reply::complete);
    return within(reply);
  }

  /** Subscribes to a channel without recording its messages. */
  public void subscribeWithoutRecording(String channel) {
    var reply = new CompletableFuture<Message>();
    client.getChannel(channel).subscribe((c, message) -> {}, reply::complete);
    assertThat(within(reply)).containsEntry(Message.SUCCESSFUL_FIELD, true);
  }

  /** Publishes on a channel and returns the server's reply. */
  public Message publish(String channel) {
    var reply = new CompletableFuture<Message>();
    client.getChannel(channel).publish(Map.of("messageType", "Forged"), reply::complete);
    return within(reply);
  }

  public BayeuxClient client() {
    return client;
  }

  /** Waits for the next message and returns its {@code data}. */
  public Map<String, Object> awaitMessage() throws InterruptedException {
    var data = messages.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    assertThat(data).as("a message for " + client.getId()).isNotNull();
    return data;
  }

  /** The messages that have arrived and were not awaited. */
  public List<Map<String, Object>> receivedMessages() {
    return List.copyOf(messages);
  }

  /** Waits for the next message and returns its reference number. */
  public long awaitReferenceId() throws InterruptedException {
    return ((Number) awaitMessage().get("referenceId")).longValue();
  }

  /** Waits for this number of messages and returns their reference numbers. */
  public List<Long> awaitReferenceIds(int count) throws InterruptedException {
    var references = new ArrayList<Long>();
    for (int i = 0; i < count; i++) {
      references.add(awaitReferenceId());
    }
    return references;
  }

  /**
   * Checks that no message is on its way to this desktop: sends a command, whose notification must
   * be the next message.
   *
   * @param userName the user of the desktop
   */
  public void assertNoOtherMessage(String userName) throws InterruptedException {
    assertNoOtherMessage(RestAssured.port, userName);
  }

  /** The same for a service at this port. */
  public void assertNoOtherMessage(int port, String userName) throws InterruptedException {
    long referenceId =
        Sandbox.accepted(port, userName, "/me/workbins/" + Sandbox.WORKBIN, Sandbox.UNSUBSCRIBE);
    assertThat(awaitReferenceId())
        .as("the next message, if there is none in between")
        .isEqualTo(referenceId);
  }

  /**
   * Disconnects, unless the server did. Waits for the reply to the disconnect only: the client's
   * blocking disconnect also waits for a reply to its last connect, which may already have come.
   */
  @Override
  public void close() {
    var reply = new CompletableFuture<Message>();
    client.disconnect(reply::complete);
    await()
        .atMost(Duration.ofSeconds(TIMEOUT_SECONDS))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> reply.isDone() || client.isDisconnected());
    client.abort();
    LifeCycle.stop(http);
  }

  private static <T> T within(CompletableFuture<T> future) {
    return future.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Ignores meta messages, which the client also passes to subscribers of {@code /**}. */
  private void receive(Message message) {
    if (!message.isMeta()) {
      var data = new HashMap<>(message.getDataAsMap());
      if (!message.getChannel().equals("/v2/me/workbins")) {
        data.put("wrong channel", message.getChannel());
      }
      messages.add(data);
    }
  }

  public static String basic(String userName) {
    return basic(userName, Sandbox.PASSWORD);
  }

  public static String basic(String userName, String password) {
    var credentials = userName + ":" + password;
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  private ClientTransport transport(Over over, String authorization) {
    return switch (over) {
      case WEBSOCKET ->
          new WebSocketTransport(new HashMap<>(), null, ContainerProvider.getWebSocketContainer()) {
            @Override
            protected void onHandshakeRequest(Map<String, List<String>> headers) {
              super.onHandshakeRequest(headers);
              headers.put("Authorization", List.of(authorization));
            }
          };
      case LONG_POLLING ->
          new JettyHttpClientTransport(new HashMap<>(), http) {
            @Override
            protected void customize(Request request) {
              request.headers(headers -> headers.put("Authorization", authorization));
            }
          };
    };
  }
}
