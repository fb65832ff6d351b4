package io.workbins.push.transport;

import io.netty.util.concurrent.EventExecutorGroup;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Runs scheduled tasks on the event loop that scheduled them, after its current task. CometD starts
 * the timer of a connect before the connect can be answered: a timer that fires at once on another
 * thread would leave the connect unanswered.
 */
final class EventLoopScheduler extends ContainerLifeCycle implements Scheduler {

  private final Scheduler timer;
  private final EventExecutorGroup loops;

  /**
   * A scheduler that is not started.
   *
   * @param timer the timer, which is started and stopped with this scheduler
   * @param loops the event loops of Vert.x
   */
  EventLoopScheduler(Scheduler timer, EventExecutorGroup loops) {
    this.timer = timer;
    this.loops = loops;
    addBean(timer);
  }

  /** Runs a task after a delay; on the thread of the timer if the caller is not an event loop. */
  @Override
  public Task schedule(Runnable task, long delay, TimeUnit unit) {
    for (var loop : loops) {
      if (loop.inEventLoop()) {
        return timer.schedule(() -> loop.execute(task), delay, unit);
      }
    }
    return timer.schedule(task, delay, unit);
  }
}
