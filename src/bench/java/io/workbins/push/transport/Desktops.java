package io.workbins.push.transport;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import io.workbins.identity.directory.Account;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import io.workbins.notification.LocalNotificationBus;
import io.workbins.notification.NotificationMessage;
import io.workbins.push.PushParts;
import io.workbins.push.SingleNodeRegistry;
import io.workbins.push.relay.NodeWebSocketClient;
import io.workbins.push.relay.SessionNodeResolver;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cometd.bayeux.server.ServerMessage;

/** Users, each with one WebSocket that is connected and takes at once what it is sent. */
public final class Desktops {

  private static final Pattern CLIENT_ID = Pattern.compile("\"clientId\":\"([^\"]+)\"");
  private static final Future<Void> SENT = Future.succeededFuture();

  /** Before Quarkus has started, it keeps all that is logged, at every level. */
  private static final Logger ROOT = Logger.getLogger("");

  static {
    ROOT.setLevel(Level.INFO);
  }

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Directory directory;
  private final PushParts parts;
  private final WebSocketTransport transport;
  private final List<Desktop> desktops = new ArrayList<>();

  /** As many users as that, on a server of their own. */
  public Desktops(int count) {
    var users = IntStream.range(0, count).mapToObj(Desktops::user).toList();
    directory =
        new Directory(
            users.stream().map(user -> new Account(user, new Account.Plain("sandbox"))).toList(),
            Map.of(),
            Map.of(),
            List.of());
    parts = new PushParts(directory, meters);
    transport = new WebSocketTransport(parts.push().server());
    try {
      parts.push().start(transport);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    users.forEach(user -> desktops.add(new Desktop(user)));
  }

  public MeterRegistry meters() {
    return meters;
  }

  public Directory directory() {
    return directory;
  }

  public LocalNotificationBus bus() {
    return parts.bus();
  }

  public Desktop get(int index) {
    return desktops.get(index);
  }

  public List<Desktop> all() {
    return desktops;
  }

  /** How much all of them were sent: for a benchmark to see that they were sent anything. */
  public long received() {
    return desktops.stream().mapToLong(desktop -> desktop.received).sum();
  }

  /** Parses as the transport does. */
  public List<ServerMessage.Mutable> parse(String text) {
    return transport.parseMessages(text);
  }

  private static User user(int index) {
    return new User(
        "%032x".formatted(index),
        "agent" + index,
        "Ann",
        "Agent",
        "ann@example.com",
        Set.of(Role.ROLE_AGENT),
        Set.of("api-multimedia"));
  }

  /** One user and its WebSocket. */
  public final class Desktop {

    private final User user;
    private final CometDWebSocketEndPoint socket;
    private final String clientId;
    private String last = "";
    private long received;

    private Desktop(User user) {
      this.user = user;
      var places = new SessionNodeResolver(new SingleNodeRegistry());
      socket =
          new CometDWebSocketEndPoint(
              transport, parts.sessions(), user, connection(), places, Nowhere.ONWARD);
      send(
          "[{\"id\":\"1\",\"version\":\"1.0\",\"channel\":\"/meta/handshake\",\"supportedConnectionTypes\":[\"websocket\"]}]");
      var id = CLIENT_ID.matcher(last);
      if (!id.find()) {
        throw new IllegalStateException("no handshake: " + last);
      }
      clientId = id.group(1);
      send(
          "[{\"id\":\"2\",\"channel\":\"/meta/subscribe\",\"subscription\":\"%s\",\"clientId\":\"%s\"}]"
              .formatted(NotificationMessage.CHANNEL, clientId));
      send(connect("\"advice\":{\"timeout\":0},"));
      send(connect(""));
    }

    public User user() {
      return user;
    }

    /** What was sent to it last. */
    public String last() {
      return last;
    }

    /** A connect of this desktop. */
    public String connect(String more) {
      return "[{\"id\":\"3\",\"channel\":\"/meta/connect\",\"connectionType\":\"websocket\",%s\"clientId\":\"%s\"}]"
          .formatted(more, clientId);
    }

    /** Sends to the server. */
    public void send(String text) {
      socket.receive(text);
    }

    private WebSocketConnection connection() {
      return new WebSocketConnection(
          proxy(
              ServerWebSocket.class,
              (proxy, method, args) -> {
                last = (String) args[0];
                received += last.length();
                return SENT;
              }),
          new EmbeddedChannel());
    }
  }

  private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Desktops.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** There are no other nodes. */
  private static final class Nowhere {
    static final NodeWebSocketClient ONWARD =
        new NodeWebSocketClient(null, new SingleNodeRegistry(), null);
  }
}
