package io.workbins.push.cometd;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.ServerSessionImpl;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * CometD's server, whose sessions are {@link WorkbinsServerSession}s, and which wakes up for
 * several of them at once.
 */
public final class WorkbinsBayeuxServer extends BayeuxServerImpl {

  /** Whoever waits for longer than this does not notice a tick. */
  private static final long LONG_MILLIS = 1_000;

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final @Nullable String nodeId;
  private final LongSupplier nanoTime;

  /**
   * A server that is not started.
   *
   * @param nodeId what the ids of its sessions begin with, if they have to be told from others
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
   * Runs a task after a delay in milliseconds. What is to wait for long, as a connect that is held,
   * waits for the next tick behind that: to wake a processor costs more than to answer a heartbeat,
   * so those of a tenth of a second are answered together.
   */
  @Override
  public Scheduler.Task schedule(Runnable task, long delay) {
    var scheduler = getScheduler();
    if (delay < LONG_MILLIS || scheduler == null) {
      return super.schedule(task, delay);
    }
    // a client may ask for centuries
    long nanos = Math.min(TimeUnit.MILLISECONDS.toNanos(delay), Long.MAX_VALUE - TICK_NANOS);
    long sinceTick = Math.floorMod(nanoTime.getAsLong() + nanos - 1, TICK_NANOS) + 1;
    return scheduler.schedule(task, nanos + TICK_NANOS - sinceTick, TimeUnit.NANOSECONDS);
  }
}
