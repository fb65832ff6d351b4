package io.workbins.push.transport;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Runs what an event loop puts off on that event loop, after all that it is at. CometD starts the
 * timer of a connect before it can be answered: if that fires at once, as it may on a thread of its
 * own while this one is held up, nobody ever answers the connect.
 */
final class EventLoopScheduler extends ContainerLifeCycle implements Scheduler {

  private final Scheduler timer;

  /**
   * A scheduler that is not started.
   *
   * @param timer says when it is time; is started and stopped with this
   */
  EventLoopScheduler(Scheduler timer) {
    this.timer = timer;
    addBean(timer);
  }

  /** Runs a task after a delay; on no event loop, as {@code timer} does. */
  @Override
  public Task schedule(Runnable task, long delay, TimeUnit unit) {
    var loop = Vertx.currentContext();
    return timer.schedule(
        loop == null ? task : () -> loop.runOnContext(turn -> task.run()), delay, unit);
  }
}
