package io.workbins.push.cometd;

import static java.util.Objects.requireNonNull;

import io.workbins.identity.directory.User;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.AbstractServerTransport.Scheduler;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.ServerSessionImpl;
import org.jspecify.annotations.Nullable;

/**
 * CometD's session, except that it has a user, can be dropped once, holds no connect after its end,
 * and spreads its heartbeats.
 */
public final class WorkbinsServerSession extends ServerSessionImpl {

  private final AtomicBoolean isDropped = new AtomicBoolean();
  private volatile boolean hasHeldConnect;
  private volatile @Nullable User user;

  WorkbinsServerSession(BayeuxServerImpl server, @Nullable String nodeId) {
    super(server, null, nodeId);
  }

  /** Assigns the session to the user of its handshake, once and for all. */
  public void assign(User owner) {
    user = owner;
  }

  /** The user of the session, from its handshake on. */
  public User user() {
    return requireNonNull(user);
  }

  /** Whether the session is one of this user. */
  public boolean belongsTo(User other) {
    return user != null && user().id().equals(other.id());
  }

  /** Marks the session as dropped, and says whether this call was the first to do so. */
  public boolean drop() {
    return isDropped.compareAndSet(false, true);
  }

  /**
   * Holds a connect, unless the session has ended since the transport looked: nobody would answer
   * the connect before the timeout.
   */
  @Override
  public void setScheduler(@Nullable Scheduler connect) {
    super.setScheduler(connect);
    if (connect != null && isTerminated()) {
      connect.schedule();
    }
  }

  /** A connect is held from now on, unlike one that asks not to wait or finds a message waiting. */
  @Override
  public void notifySuspended(ServerMessage connect, long timeout) {
    hasHeldConnect = true;
    super.notifySuspended(connect, timeout);
  }

  /**
   * How long to hold a connect, in milliseconds. The first one that is held is answered at a random
   * time within the timeout: clients that connect together, as after a restart, would send their
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
