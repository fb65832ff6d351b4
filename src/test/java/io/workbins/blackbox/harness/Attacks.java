package io.workbins.blackbox.harness;

import static io.workbins.blackbox.harness.Attackers.CLOSED;

import com.sun.management.UnixOperatingSystemMXBean;
import io.workbins.blackbox.harness.DeafClient.Reply;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everything by which a client with a password could fill or stop a service that has no limits. */
public final class Attacks {

  private static final int FILLERS = 32;
  private static final int HALF_REQUESTS = 4_000;
  private static final int DESCRIPTORS_OF_OTHERS = 2_000;
  private static final String NOTIFICATIONS = "/api/v2/notifications";
  private static final String WORKBINS = "/api/v2/me/workbins";
  private static final String WORKBIN = WORKBINS + "/" + Sandbox.WORKBIN;
  private static final String BATCH = "[" + "{},".repeat(99) + "{}]";
  private static final String TOO_MANY = "[" + "{},".repeat(100) + "{}]";
  private static final String DEEP = "[".repeat(997) + "]".repeat(997);
  private static final Pattern CLIENT_ID = Pattern.compile("\"clientId\":\"([^\"]+)\"");
  private static final Pattern ERROR = Pattern.compile("\"error\":\"([0-9]+):");
  private static final Duration SOON = Duration.ofMillis(200);
  private static final Duration LATER = Duration.ofSeconds(2);
  private static final Duration WAVE = Duration.ofSeconds(10);
  private static final Duration CUT_OFF = Duration.ofSeconds(30);

  private final int port;
  private final String foreignClientId;
  private final AtomicInteger number = new AtomicInteger();
  private final Queue<String[]> added = new ConcurrentLinkedQueue<>();

  /**
   * Attacks on a service.
   *
   * @param foreignClientId that of a session of another user
   */
  public Attacks(int port, String foreignClientId) {
    this.port = port;
    this.foreignClientId = foreignClientId;
  }

  /** The users that must be in the directory. */
  public static List<String> userNames() {
    return Stream.concat(
            Stream.of("deaf", "crowd", "waiting", "polling", "year", "greedy", "malformed"),
            IntStream.range(0, FILLERS).mapToObj(Attacks::filler))
        .toList();
  }

  public Attackers all() {
    return new Attackers()
        .add("batches, replies unread", 10, LATER, List.of(CLOSED), this::unreadBatches)
        .add("pings, pongs unread", 2, LATER, List.of(CLOSED), this::unreadPongs)
        .add("pipelined GETs, unread", 10, LATER, List.of(CLOSED), this::unreadReplies)
        .add("GETs of content, unread", 10, LATER, List.of(CLOSED), this::unreadContent)
        .add("long-polling, unread", 10, LATER, List.of(CLOSED), this::unreadPolls)
        .add("101 messages, WebSocket", 1, SOON, List.of("1009"), this::tooManyMessages)
        .add("101 messages, HTTP", 1, SOON, List.of("413"), this::tooManyMessagesInABody)
        .add("51 subscriptions", 1, SOON, List.of("403"), this::tooManySubscriptions)
        .add("AddEmail of 63 KB", 4, SOON, List.of("409", "200"), this::fill)
        .add("messages wait, WebSocket", 1, SOON, List.of(CLOSED), this::leaveWaiting)
        .add("messages wait, long-polling", 1, SOON, List.of("402"), this::waitWithoutConnect)
        .add("interval of a year", 1, SOON, List.of("200"), this::year)
        .add("200,000 subscriptions", 1, LATER, List.of("409"), this::subscribe)
        .add("JSON 997 deep", 1, SOON, List.of("400"), this::deep)
        .add("JSON 997 deep, WebSocket", 1, SOON, List.of("1002"), this::deepText)
        .add("1e999", 1, SOON, List.of("400"), this::hugeNumber)
        .add("session of another user", 1, SOON, List.of("1008"), this::foreignSession)
        .add("half requests", 1, WAVE, List.of(CLOSED), this::halfRequests)
        .add("sockets of one user", 1, LATER, List.of("429"), this::crowd);
  }

  /** Takes away the interactions that were added. */
  public void pullAll() throws IOException {
    try (var client = DeafClient.connect(port)) {
      for (var one : added) {
        client.ask(
            DeafClient.post(
                port,
                WORKBIN,
                one[0],
                "{\"operationName\":\"PullEmail\",\"id\":\"%s\"}".formatted(one[1])));
      }
    }
  }

  /** The number of interactions that were added. */
  public int added() {
    return added.size();
  }

  private String unreadBatches() throws IOException {
    return flood(DeafClient.upgrade(port, "deaf"), DeafClient.text(BATCH));
  }

  private String unreadPongs() throws IOException {
    return flood(DeafClient.upgrade(port, "deaf"), DeafClient.ping());
  }

  private String unreadReplies() throws IOException {
    return flood(DeafClient.get(port, "/api/v2/me", "deaf").repeat(100));
  }

  private String unreadContent() throws IOException {
    var owner = filler(number.incrementAndGet() % FILLERS);
    return flood(DeafClient.get(port, WORKBIN + "?subresources=*", owner).repeat(100));
  }

  private String unreadPolls() throws IOException {
    return flood(DeafClient.post(port, NOTIFICATIONS, "deaf", BATCH).repeat(10));
  }

  private String flood(String requests) throws IOException {
    return flood(DeafClient.connect(port), requests.getBytes(StandardCharsets.UTF_8));
  }

  private static String flood(DeafClient client, byte[] bytes) throws IOException {
    try (client) {
      client.flood(bytes);
      return CLOSED;
    }
  }

  private String tooManyMessages() throws IOException {
    return closeCode("malformed", TOO_MANY);
  }

  private String tooManyMessagesInABody() throws IOException {
    return status("malformed", NOTIFICATIONS, TOO_MANY);
  }

  private String tooManySubscriptions() throws IOException {
    try (var client = DeafClient.connect(port)) {
      var clientId = handshake(client, "malformed");
      var channels =
          IntStream.range(0, 51)
              .mapToObj(i -> "\"/v2/" + i + "\"")
              .collect(Collectors.joining(",", "[", "]"));
      var message = Bayeux.subscribe(clientId, "/x").replace("\"/x\"", channels);
      var ending = error(bayeux(client, "malformed", message));
      bayeux(client, "malformed", Bayeux.disconnect(clientId));
      return ending;
    }
  }

  /** Adds one interaction to each of many workbins. */
  private String fill() throws IOException {
    boolean isFull = false;
    try (var client = DeafClient.connect(port)) {
      for (int i = 0; i < FILLERS; i++) {
        var id = "mail " + number.incrementAndGet();
        var reply = client.ask(DeafClient.post(port, WORKBIN, filler(i), addEmail(id)));
        if (reply.status() == 200) {
          added.add(new String[] {filler(i), id});
        } else if (reply.status() == 409) {
          isFull = true;
        } else {
          return String.valueOf(reply.status());
        }
      }
    }
    return isFull ? "409" : "200";
  }

  private static String addEmail(String id) {
    return "{\"operationName\":\"AddEmail\",\"id\":\"%s\",\"userData\":{\"text\":\"%s\"}}"
        .formatted(id, "x".repeat(63_000));
  }

  /** Subscribes, and reads no notification. */
  private String leaveWaiting() throws IOException {
    try (var client = DeafClient.upgrade(port, "waiting")) {
      client.send(text(Bayeux.HANDSHAKE));
      client.send(text(Bayeux.subscribe(clientId(client.readFrame()), "/v2/me/*")));
      client.readFrame();
      while (true) {
        notify("waiting");
        client.send(text("")); // fails when the service has closed the connection
      }
    }
  }

  /** Subscribes, and does not connect while there are notifications. */
  private String waitWithoutConnect() throws IOException {
    try (var client = DeafClient.connect(port)) {
      var clientId = handshake(client, "polling");
      bayeux(client, "polling", Bayeux.subscribe(clientId, "/v2/me/*"));
      notify("polling");
      while (true) {
        // the service may still be delivering, or ending the session
        var ending = error(bayeux(client, "polling", Bayeux.connectNow(clientId)));
        if (!ending.equals("200")) {
          return ending;
        }
        notify("polling");
      }
    }
  }

  /** Causes more notifications than a session may leave in its queue. */
  private void notify(String userName) throws IOException {
    var path = WORKBINS + "?workbinIds=" + ids(0);
    try (var client = DeafClient.connect(port)) {
      for (int i = 0; i < 11; i++) {
        var reply = client.ask(DeafClient.post(port, path, userName, Sandbox.UNSUBSCRIBE));
        if (reply.status() != 200) {
          throw new DeafClient.RefusedException(reply.status());
        }
      }
    }
  }

  private String year() throws IOException {
    try (var client = DeafClient.connect(port)) {
      var clientId = handshake(client, "year");
      var message =
          Bayeux.connectNow(clientId)
              .replace("{\"timeout\":0}", "{\"timeout\":0,\"interval\":31536000000}");
      return String.valueOf(bayeux(client, "year", message).status());
    }
  }

  private String subscribe() throws IOException {
    boolean isFull = false;
    try (var client = DeafClient.connect(port)) {
      for (int i = 0; i < 2_000; i++) {
        var path = WORKBINS + "?workbinIds=" + ids(100 * i);
        int status = client.ask(DeafClient.post(port, path, "greedy", Sandbox.SUBSCRIBE)).status();
        isFull |= status == 409;
        if (status != 200 && status != 409) {
          return String.valueOf(status);
        }
      }
      int status =
          client
              .ask(
                  DeafClient.post(
                      port, WORKBINS, "greedy", "{\"operationName\":\"UnsubscribeAll\"}"))
              .status();
      return isFull && status == 200 ? "409" : "UnsubscribeAll " + status;
    }
  }

  private static String ids(int from) {
    return IntStream.range(from, from + 100)
        .mapToObj(i -> "workbin-" + i)
        .collect(Collectors.joining(","));
  }

  private String deep() throws IOException {
    var command = "{\"operationName\":\"AddEmail\",\"id\":\"x\",\"userData\":{\"a\":%s}}";
    var ending = status("malformed", WORKBIN, command.formatted(DEEP));
    return ending.equals("400") ? status("malformed", NOTIFICATIONS, DEEP) : ending;
  }

  private String deepText() throws IOException {
    return closeCode("malformed", DEEP);
  }

  private String hugeNumber() throws IOException {
    return status("malformed", WORKBIN, "{\"operationName\":\"AddEmail\",\"id\":1e999}");
  }

  private String foreignSession() throws IOException {
    var message = "[" + Bayeux.connect(foreignClientId) + "]";
    return closeCode("malformed", message + " ".repeat(200));
  }

  /** Half of them are connections without a single byte. */
  private String halfRequests() throws IOException {
    var clients = new ArrayDeque<DeafClient>();
    try {
      int count = halfRequestCount();
      for (int i = 0; i < count; i++) {
        // the limit of an address must not be that of the honest sessions
        var client = DeafClient.connectFrom("127.0.0." + (2 + i * 3 / count), port);
        clients.add(client);
        if (i % 2 == 0) {
          sendHalf(client);
        }
      }
      for (var client : clients) {
        if (!client.isClosedWithin(CUT_OFF)) {
          return "open";
        }
      }
      return CLOSED;
    } finally {
      for (var client : clients) {
        client.close();
      }
    }
  }

  private static void sendHalf(DeafClient client) {
    try {
      client.send("GET /api/v2/me HTTP/1.1\r\nHost: localhost\r\n");
    } catch (IOException e) {
      // closed already
    }
  }

  private static int halfRequestCount() {
    long descriptors =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getMaxFileDescriptorCount()
            : 0;
    return (int) Math.max(100, Math.min(HALF_REQUESTS, descriptors - DESCRIPTORS_OF_OTHERS));
  }

  private String crowd() throws IOException {
    var clients = new ArrayList<DeafClient>();
    try {
      while (true) {
        clients.add(DeafClient.upgrade(port, "crowd"));
      }
    } finally {
      for (var client : clients) {
        client.close();
      }
    }
  }

  private String closeCode(String userName, String text) throws IOException {
    try (var client = DeafClient.upgrade(port, userName)) {
      client.send(DeafClient.text(text));
      return client.closeCode();
    }
  }

  private String status(String userName, String path, String body) throws IOException {
    try (var client = DeafClient.connect(port)) {
      return String.valueOf(client.ask(DeafClient.post(port, path, userName, body)).status());
    }
  }

  private String handshake(DeafClient client, String userName) throws IOException {
    return clientId(bayeux(client, userName, Bayeux.HANDSHAKE).body());
  }

  private Reply bayeux(DeafClient client, String userName, String message) throws IOException {
    return client.ask(DeafClient.post(port, NOTIFICATIONS, userName, "[" + message + "]"));
  }

  private static byte[] text(String message) {
    return DeafClient.text("[" + message + "]" + " ".repeat(200));
  }

  /** The session may have been refused, or ended by a newer one of its user. */
  private static String clientId(String reply) throws IOException {
    var clientId = CLIENT_ID.matcher(reply);
    if (!clientId.find()) {
      throw new IOException("no session: " + reply);
    }
    return clientId.group(1);
  }

  private static String error(Reply reply) {
    var error = ERROR.matcher(reply.body());
    return error.find() ? error.group(1) : String.valueOf(reply.status());
  }

  private static String filler(int i) {
    return "filler" + i;
  }
}
