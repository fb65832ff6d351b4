package io.workbins.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.workbins.identity.directory.Role;
import io.workbins.identity.directory.User;
import io.workbins.notification.LocalNotificationBus;
import io.workbins.notification.NoSessionHandover;
import io.workbins.notification.Notification;
import io.workbins.notification.NotificationMessage;
import io.workbins.notification.PresenceTracker;
import io.workbins.notification.SubscriptionStateChange;
import io.workbins.notification.WireOwner;
import io.workbins.push.cometd.WorkbinsBayeuxServer;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cometd.bayeux.server.BayeuxContext;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.AbstractServerTransport;
import org.cometd.server.JacksonJSONContextServer;
import org.cometd.server.ServerMessageImpl;
import org.cometd.server.ServerSessionImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotificationDeliveryTest {

  private final CountingJson json = new CountingJson();
  private final WorkbinsBayeuxServer server = new WorkbinsBayeuxServer(null);
  private final LocalNotificationBus bus = new LocalNotificationBus();
  private final UserSessions sessions = new UserSessions(new PresenceTracker());

  @BeforeEach
  void start() throws Exception {
    server.setOption(AbstractServerTransport.JSON_CONTEXT_OPTION, json);
    server.addListener(sessions);
    server.start();
    BayeuxChannels.ALL.forEach(server::createChannelIfAbsent);
    var metrics = new PushMetrics(new SimpleMeterRegistry(), sessions);
    new NotificationDelivery(sessions, new SessionResume(new NoSessionHandover()), metrics, bus)
        .start(server);
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void jsonOfAMessageToManyUsersIsGeneratedOnce() {
    var users = IntStream.range(0, 5_000).mapToObj(NotificationDeliveryTest::user).toList();
    var userSessions = users.stream().map(this::subscribed).toList();
    var message = message(1);

    users.forEach(user -> bus.accept(new Notification(user.id(), message)));

    assertThat(json.generated).isEqualTo(1);
    assertThat(userSessions)
        .allSatisfy(session -> assertThat(queued(session)).containsOnly(message));
  }

  @Test
  void jsonOfAnotherMessageIsGeneratedAgain() {
    var ann = user(1);
    var session = subscribed(ann);

    bus.accept(new Notification(ann.id(), message(1)));
    bus.accept(new Notification(ann.id(), message(2)));

    assertThat(json.generated).isEqualTo(2);
    assertThat(queued(session)).containsExactly(message(1), message(2));
  }

  private ServerSessionImpl subscribed(User user) {
    var handshake = new ServerMessageImpl();
    handshake.setBayeuxContext(contextOf(user));
    var session = server.newServerSession();
    server.addServerSession(session, handshake);
    session.handshake(handshake);
    server.getChannel(NotificationMessage.CHANNEL).subscribe(session);
    return session;
  }

  private static List<Object> queued(ServerSessionImpl session) {
    return session.getQueue().stream().map(ServerMessage::getData).toList();
  }

  private static NotificationMessage message(long referenceId) {
    return new SubscriptionStateChange(
        "drafts", SubscriptionStateChange.State.Subscribed, referenceId, WireOwner.OWN);
  }

  private static User user(int number) {
    return new User(
        "%032x".formatted(number),
        "agent" + number,
        "Ann",
        "Agent",
        "ann@example.com",
        Set.of(Role.ROLE_AGENT),
        Set.of(),
        0,
        Set.of());
  }

  /** A context that has a user principal only. */
  private static BayeuxContext contextOf(User user) {
    return (BayeuxContext)
        Proxy.newProxyInstance(
            NotificationDeliveryTest.class.getClassLoader(),
            new Class<?>[] {BayeuxContext.class},
            (context, method, arguments) -> user);
  }

  private static final class CountingJson extends JacksonJSONContextServer {

    private int generated;

    @Override
    public String generate(ServerMessage.Mutable message) {
      generated++;
      return super.generate(message);
    }
  }
}
