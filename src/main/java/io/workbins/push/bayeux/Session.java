package io.workbins.push.bayeux;

import java.util.concurrent.atomic.AtomicBoolean;
import org.cometd.server.AbstractServerTransport.Scheduler;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.ServerSessionImpl;
import org.jspecify.annotations.Nullable;

/** CometD's session, which can be dropped once, and never holds a connect after its end. */
public final class Session extends ServerSessionImpl {

  private final AtomicBoolean isDropped = new AtomicBoolean();

  Session(BayeuxServerImpl server, @Nullable String place) {
    super(server, null, place);
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
}
