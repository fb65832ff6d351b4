package io.workbins.push.cometd;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.AbstractServerTransport.Scheduler;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.ServerSessionImpl;
import org.jspecify.annotations.Nullable;

/**
 * CometD's session, which can be dropped once, never holds a connect after its end, and sends its
 * heartbeats at other times than sessions that began with it.
 */
public final class WorkbinsServerSession extends ServerSessionImpl {

  private final AtomicBoolean isDropped = new AtomicBoolean();
  private volatile boolean hasHeldConnect;

  WorkbinsServerSession(BayeuxServerImpl server, @Nullable String nodeId) {
    super(server, null, nodeId);
  }

  /** Marks the session as dropped, and says whether this call was the first to do so. */
  public boolean drop() {
    return isDropped.compareAndSet(false, true);
  }

  /**
   * Holds a connect, unless the session has ended since the transport looked: whoever ended it had
   * no connect to answer, so that the client would wait for the whole timeout.
   */
  @Override
  public void setScheduler(@Nullable Scheduler connect) {
    super.setScheduler(connect);
    if (connect != null && isTerminated()) {
      connect.schedule();
    }
  }

  /**
   * That a connect is held from now on, unlike one that asks not to wait, or one for which there is
   * a message already.
   */
  @Override
  public void notifySuspended(ServerMessage connect, long timeout) {
    hasHeldConnect = true;
    super.notifySuspended(connect, timeout);
  }

  /**
   * How long to hold a connect, in milliseconds. The first that is held at all is answered at any
   * time within that: clients that came together, as after a restart, would send all their
   * heartbeats together from then on.
   */
  @Override
  public long calculateTimeout(long defaultTimeout) {
    long timeout = super.calculateTimeout(defaultTimeout);
    return hasHeldConnect || timeout <= 0
        ? timeout
        : ThreadLocalRandom.current().nextLong(timeout) + 1;
  }
}
