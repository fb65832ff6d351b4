package io.workbins.push.cometd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.AbstractServerTransport.Scheduler;
import org.junit.jupiter.api.Test;

class WorkbinsServerSessionTest {

  private final WorkbinsBayeuxServer server = new WorkbinsBayeuxServer(null);
  private final WorkbinsServerSession session = (WorkbinsServerSession) server.newServerSession();
  private final Connect connect = new Connect();

  WorkbinsServerSessionTest() {
    server.addServerSession(session, server.newMessage());
  }

  @Test
  void aSessionHoldsAConnect() {
    session.setScheduler(connect);

    assertThat(connect.isAnswered).isFalse();
  }

  @Test
  void aSessionThatEndsAnswersTheConnectItHolds() {
    session.setScheduler(connect);

    server.removeServerSession(session, true);
    session.flush();

    assertThat(connect.isAnswered).isTrue();
  }

  /** The session ends after the transport has found it, before the connect is held. */
  @Test
  void aSessionThatHasEndedHoldsNoConnect() {
    server.removeServerSession(session, true);
    session.flush();

    session.setScheduler(connect);

    assertThat(connect.isAnswered).isTrue();
  }

  @Test
  void aSessionIsDroppedOnce() {
    assertThat(session.drop()).isTrue();
    assertThat(session.drop()).isFalse();
  }

  @Test
  void firstConnectsOfConcurrentSessionsAreSpread() {
    var tenths = new int[10];

    for (int i = 0; i < 10_000; i++) {
      tenths[(int) (server.newServerSession().calculateTimeout(30_000) - 1) / 3_000]++;
    }

    assertThat(IntStream.of(tenths)).allMatch(sessions -> sessions > 800 && sessions < 1_200);
  }

  @Test
  void aLaterConnectIsHeldForTheWholeTimeout() {
    session.notifySuspended(connect.getMessage(), 30_000);

    assertThat(session.calculateTimeout(30_000)).isEqualTo(30_000);
  }

  @Test
  void aConnectThatIsNotHeldDoesNotCountAsTheFirst() {
    session.calculateTimeout(30_000);

    assertThat(session.calculateTimeout(1L << 40)).isNotEqualTo(1L << 40);
  }

  @Test
  void aConnectWithTimeoutZeroIsNotHeld() {
    session.setTimeout(0);

    assertThat(session.calculateTimeout(30_000)).isZero();
  }

  /** A held connect. */
  private final class Connect implements Scheduler {

    private boolean isAnswered;

    @Override
    public ServerMessage.Mutable getMessage() {
      var message = server.newMessage();
      message.setChannel(Channel.META_CONNECT);
      return message;
    }

    @Override
    public void schedule() {
      isAnswered = true;
    }
  }
}
