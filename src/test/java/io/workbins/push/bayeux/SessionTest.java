package io.workbins.push.bayeux;

import static org.assertj.core.api.Assertions.assertThat;

import org.cometd.bayeux.Channel;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.AbstractServerTransport.Scheduler;
import org.junit.jupiter.api.Test;

class SessionTest {

  private final Bayeux server = new Bayeux(null);
  private final Session session = (Session) server.newServerSession();
  private final Connect connect = new Connect();

  SessionTest() {
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

  /** The end came when the transport had found the session, and had nothing to hold yet. */
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

  /** A connect that can be held. */
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
