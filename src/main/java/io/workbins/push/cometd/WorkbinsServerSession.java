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
 * and spreads its heartbeats. The states are those of {@link ServerSessionImpl}:
 *
 * <pre>
 *  NEW
 *   │  /meta/handshake, allowed by BayeuxSecurityPolicy
 *   ▼
 *  HANDSHAKEN ───────────────────────┐
 *   │  first /meta/connect           │  the session ends, by one of:
 *   ▼                                │
 *  CONNECTED ────────────────────────┤
 *                                    ├──▶ DISCONNECTED
 *                                    │     the client sent /meta/disconnect
 *                                    │     the user has too many sessions (SessionLimits)
 *                                    │     the user left the directory (SessionLimits)
 *                                    │
 *                                    └──▶ EXPIRED
 *                                          no /meta/connect for maxInterval
 *                                          too many messages in the queue (SessionLimits)
 *                                          the node shuts down (BayeuxLifecycle)
 *                                          notifications are lost (NotificationDelivery)
 * </pre>
 *
 * With several nodes, the notifications of a new session are held from its handshake until it has
 * received those that a released session of its user missed (SessionResume).
 */
public final class WorkbinsServerSession extends ServerSessionImpl {

  private final AtomicBoolean isDropped = new AtomicBoolean();
  private volatile boolean hasHeldConnect;
  private volatile @Nullable User user;
  private volatile @Nullable CometDWebSocketEndPoint webSocket;

  WorkbinsServerSession(BayeuxServerImpl server, @Nullable String nodeId) {
    super(server, null, nodeId);
  }

  /** Assigns the session to the user of its handshake. Called once. */
  public void assign(User owner) {
    user = owner;
  }

  /** The user of the handshake. Must not be called before {@link #assign}. */
  public User user() {
    return requireNonNull(user);
  }

  public boolean belongsTo(User other) {
    return user != null && user().id().equals(other.id());
  }

  @Override
  public boolean updateServerEndPoint(Object endPoint) {
    webSocket = endPoint instanceof CometDWebSocketEndPoint socket ? socket : null;
    return super.updateServerEndPoint(endPoint);
  }

  /** Closes the WebSocket that the session was last used through, if there is one. */
  public void closeWebSocket(int code, String reason) {
    var local = webSocket;
    if (local != null) {
      local.close(code, reason);
    }
  }

  /**
   * The browser by which the long-polling transport counts held connects. A session that began over
   * WebSocket has none: it counts by itself when it continues over long-polling.
   */
  @Override
  public String getBrowserId() {
    var browserId = super.getBrowserId();
    return browserId == null ? getId() : browserId;
  }

  /** Marks the session as dropped. Returns false if it was marked before. */
  public boolean drop() {
    return isDropped.compareAndSet(false, true);
  }

  /**
   * Holds a connect. If the session ended after the transport looked it up, the connect is answered
   * at once instead of after the timeout.
   */
  @Override
  public void setScheduler(@Nullable Scheduler connect) {
    super.setScheduler(connect);
    if (connect != null && isTerminated()) {
      connect.schedule();
    }
  }

  /** Called when a connect is held, that is, not answered at once. */
  @Override
  public void notifySuspended(ServerMessage connect, long timeout) {
    hasHeldConnect = true;
    super.notifySuspended(connect, timeout);
  }

  /**
   * How long to hold a connect, in milliseconds. The first one held gets a random time within the
   * timeout, so that clients that connect together, as after a restart, do not send all later
   * heartbeats together.
   */
  @Override
  public long calculateTimeout(long defaultTimeout) {
    long timeout = super.calculateTimeout(defaultTimeout);
    return hasHeldConnect || timeout <= 0
        ? timeout
        : ThreadLocalRandom.current().nextLong(timeout) + 1;
  }
}
