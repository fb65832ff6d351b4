package io.workbins.push.cometd;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.ServerSessionImpl;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * CometD's server, except that its sessions are {@link WorkbinsServerSession}s, and that long
 * delays end together, on ticks of 100 ms.
 */
public final class WorkbinsBayeuxServer extends BayeuxServerImpl {

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
