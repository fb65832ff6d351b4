package io.workbins.push.transport;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.workbins.identity.AuthenticatedUser;
import io.workbins.identity.directory.Account;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import io.workbins.identity.signin.SignIn;
import io.workbins.notification.LocalNotificationBus;
import io.workbins.notification.NotificationMessage;
import io.workbins.push.PushParts;
import io.workbins.push.cometd.CometDWebSocketEndPoint;
import io.workbins.push.cometd.WebSocketConnection;
import io.workbins.push.cometd.WebSocketTransport;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cometd.bayeux.server.ServerMessage;

/** Users, each with one connected WebSocket that accepts every message at once. */
public final class Desktops {

  private static final Pattern CLIENT_ID = Pattern.compile("\"clientId\":\"([^\"]+)\"");
  private static final SendResult SENT = new SendResult();

  /** Before Quarkus has started, its log manager keeps every record of every level. */
  private static final Logger ROOT = Logger.getLogger("");

  static {
    ROOT.setLevel(Level.INFO);
  }

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Directory directory;
  private final PushParts parts;
  private final WebSocketTransport transport;
  private final List<Desktop> desktops = new ArrayList<>();

  /** This number of users, on a server of their own. */
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

  /** The characters that all of them were sent: for a benchmark to check that there are any. */
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
        Set.of("api-multimedia"),
        0,
        Set.of());
  }

  private static AuthenticatedUser caller(User user) {
    var now = Instant.now();
    return new AuthenticatedUser(
        user,
        new SignIn(
            0,
            user.id(),
            user.accountMark(),
            now,
            now.plus(Duration.ofHours(12)),
            Optional.empty()));
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
      socket = new CometDWebSocketEndPoint(transport, caller(user), connection());
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

    /** The last text that was sent to it. */
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
      var remote =
          proxy(
              RemoteEndpoint.Async.class,
              (proxy, method, args) -> {
                last = (String) args[0];
                received += last.length();
                ((SendHandler) args[1]).onResult(SENT);
                return null;
              });
      return new WebSocketConnection(proxy(Session.class, (proxy, method, args) -> remote));
    }
  }

  private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Desktops.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
