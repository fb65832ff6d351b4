package io.workbins.push.cometd;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.ServerSessionImpl;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * CometD's server, except that its sessions are {@link WorkbinsServerSession}s, that it takes the
 * message ids that clients use, and that long delays end together, on ticks of 100 ms.
 */
public final class WorkbinsBayeuxServer extends BayeuxServerImpl {

  private static final String INVALID_ID = "405::message_id_invalid";
  private static final String INVALID_SUBSCRIPTION = "403::subscription_invalid";
  private static final int MAX_ID_LENGTH = 255;
  private static final int MAX_SUBSCRIPTIONS = 50;

  /** Delays from this length on are rounded up to a tick. */
  private static final long LONG_MILLIS = 1_000;

  /** The time between two ticks. */
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final @Nullable String nodeId;
  private final LongSupplier nanoTime;

  /**
   * A server that is not started.
   *
   * @param nodeId the prefix of its sessions' client ids; null for a single node
   */
  public WorkbinsBayeuxServer(@Nullable String nodeId) {
    this(nodeId, System::nanoTime);
  }

  WorkbinsBayeuxServer(@Nullable String nodeId, LongSupplier nanoTime) {
    this.nodeId = nodeId;
    this.nanoTime = nanoTime;
  }

  /**
   * Checks a message as CometD does, except that an id may have any characters but control
   * characters, and that a list of subscriptions has 1 to 50. Returns the error for the reply, or
   * null.
   */
  @Override
  protected @Nullable String validateMessage(ServerMessage.Mutable message) {
    var error = super.validateMessage(message);
    if (error == null || error.equals(INVALID_ID)) {
      error = isId(message.getId()) ? null : INVALID_ID;
    }
    return error == null
            && message.get(Message.SUBSCRIPTION_FIELD) instanceof Collection<?> subscriptions
            && (subscriptions.isEmpty() || subscriptions.size() > MAX_SUBSCRIPTIONS)
        ? INVALID_SUBSCRIPTION
        : error;
  }

  private static boolean isId(@Nullable String id) {
    return id == null
        || (id.length() <= MAX_ID_LENGTH && id.chars().noneMatch(Character::isISOControl));
  }

  @Override
  public ServerSessionImpl newServerSession() {
    return new WorkbinsServerSession(this, nodeId);
  }

  /**
   * Runs a task after a delay in milliseconds. A long delay, such as that of a held {@code
   * /meta/connect}, is rounded up to the next tick, so that the CPU wakes up once for all
   * heartbeats of a tick.
   */
  @Override
  public Scheduler.Task schedule(Runnable task, long delay) {
    var scheduler = getScheduler();
    if (delay < LONG_MILLIS || scheduler == null) {
      return super.schedule(task, delay);
    }
    // the timeout that a client requests may be huge
    long nanos = Math.min(TimeUnit.MILLISECONDS.toNanos(delay), Long.MAX_VALUE - TICK_NANOS);
    long sinceTick = Math.floorMod(nanoTime.getAsLong() + nanos - 1, TICK_NANOS) + 1;
    return scheduler.schedule(task, nanos + TICK_NANOS - sinceTick, TimeUnit.NANOSECONDS);
  }
}
