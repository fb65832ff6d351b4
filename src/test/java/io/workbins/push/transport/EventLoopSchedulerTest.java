package io.workbins.push.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With a timer that fires on its own thread as soon as it can: before whoever sets it goes on. */
class EventLoopSchedulerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Vertx vertx = Vertx.vertx();
  private final CompletableFuture<Thread> ran = new CompletableFuture<>();
  private final HastyTimer timer = new HastyTimer();
  private final EventLoopScheduler scheduler = new EventLoopScheduler(timer);

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void whatAnEventLoopPutsOffWaitsUntilItIsDone() {
    var ranAtOnce = putOffByALoop(ran::isDone);

    assertThat(ranAtOnce).succeedsWithin(PATIENCE).isEqualTo(false);
    assertThat(ran).succeedsWithin(PATIENCE);
  }

  @Test
  void whatAnEventLoopPutsOffRunsThere() {
    var loop = putOffByALoop(Thread::currentThread);

    assertThat(ran).succeedsWithin(PATIENCE).isEqualTo(loop.join());
  }

  @Test
  void anybodyElseIsCalledByTheTimer() {
    putOff();

    assertThat(ran).isCompletedWithValue(timer.thread);
  }

  @Test
  void theTimerRunsAsLongAsTheScheduler() throws Exception {
    scheduler.start();
    assertThat(timer.isRunning()).isTrue();

    scheduler.stop();
    assertThat(timer.isRunning()).isFalse();
  }

  /** What the event loop sees in the turn in which it puts off, when it has. */
  private <T> CompletableFuture<T> putOffByALoop(Supplier<T> seen) {
    var then = new CompletableFuture<T>();
    vertx.runOnContext(
        turn -> {
          putOff();
          then.complete(seen.get());
        });
    return then;
  }

  private void putOff() {
    scheduler.schedule(() -> ran.complete(Thread.currentThread()), 1, TimeUnit.MILLISECONDS);
  }

  private static final class HastyTimer extends AbstractLifeCycle implements Scheduler {

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
