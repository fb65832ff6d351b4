package io.workbins.push.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Uses a timer that fires at once on another thread, before the scheduling call returns. */
class EventLoopSchedulerTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final EventLoopGroup loops = new DefaultEventLoopGroup(2);
  private final CompletableFuture<Thread> ran = new CompletableFuture<>();
  private final ImmediateTimer timer = new ImmediateTimer();
  private final EventLoopScheduler scheduler = new EventLoopScheduler(timer, loops);

  @AfterEach
  void close() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Test
  void aTaskOfAnEventLoopWaitsForTheCurrentTask() {
    var ranAtOnce = scheduleOnALoop(ran::isDone);

    assertThat(ranAtOnce).succeedsWithin(TIMEOUT).isEqualTo(false);
    assertThat(ran).succeedsWithin(TIMEOUT);
  }

  @Test
  void aTaskOfAnEventLoopRunsOnThatLoop() {
    var loop = scheduleOnALoop(Thread::currentThread);

    assertThat(ran).succeedsWithin(TIMEOUT).isEqualTo(loop.join());
  }

  @Test
  void aTaskOfAnotherThreadRunsOnTheTimer() {
    schedule();

    assertThat(ran).isCompletedWithValue(timer.thread);
  }

  @Test
  void theTimerRunsAsLongAsTheScheduler() throws Exception {
    scheduler.start();
    assertThat(timer.isRunning()).isTrue();

    scheduler.stop();
    assertThat(timer.isRunning()).isFalse();
  }

  /** Schedules on an event loop and evaluates a supplier in the same task. */
  private <T> CompletableFuture<T> scheduleOnALoop(Supplier<T> seen) {
    var then = new CompletableFuture<T>();
    loops
        .next()
        .execute(
            () -> {
              schedule();
              then.complete(seen.get());
            });
    return then;
  }

  private void schedule() {
    scheduler.schedule(() -> ran.complete(Thread.currentThread()), 1, TimeUnit.MILLISECONDS);
  }

  private static final class ImmediateTimer extends AbstractLifeCycle implements Scheduler {

    private volatile Thread thread;

    @Override
    public Task schedule(Runnable task, long delay, TimeUnit unit) {
      CompletableFuture.runAsync(
              () -> {
                thread = Thread.currentThread();
                task.run();
              },
              own -> new Thread(own).start())
          .join();
      return () -> false;
    }
  }
}
