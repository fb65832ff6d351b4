package io.workbins.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Order and threads of the tasks of one user. */
@Timeout(60)
class KeyedExecutorTest {

  private static final int THREADS = 8;
  private static final int TASKS = 1_000;

  private final KeyedExecutor executor = new KeyedExecutor();

  @Test
  void aTaskOfAnIdleUserRunsOnTheThreadOfItsCaller() {
    var ranOn = new ArrayList<Thread>();

    run("ann", () -> ranOn.add(Thread.currentThread()));

    assertThat(ranOn).containsExactly(Thread.currentThread());
  }

  @Test
  void theCallerDecidesWhenTheTaskRuns() {
    var ran = new AtomicInteger();

    var queue = executor.execute("ann", ran::incrementAndGet);
    assertThat(ran).hasValue(0);
    queue.run();

    assertThat(ran).hasValue(1);
  }

  @Test
  void aTaskAddedByATaskRunsAfterIt() {
    var steps = new ArrayList<String>();

    run(
        "ann",
        () -> {
          steps.add("outer begins");
          run("ann", () -> steps.add("inner"));
          steps.add("outer ends");
        });

    assertThat(steps).containsExactly("outer begins", "outer ends", "inner");
  }

  @Test
  void aTaskOfABusyUserRunsOnTheThreadOfTheEarlierTask() {
    var release = new CountDownLatch(1);
    var ranOn = new CompletableFuture<Thread>();
    var busy = occupy("ann", release);

    run("ann", () -> ranOn.complete(Thread.currentThread()));

    assertThat(ranOn).isNotDone();
    release.countDown();
    assertThat(ranOn.join()).isSameAs(busy);
  }

  @Test
  void aBusyUserDoesNotDelayAnotherQueue() {
    var release = new CountDownLatch(1);
    var ran = new AtomicInteger();
    occupy("a", release);

    run("b", ran::incrementAndGet);

    assertThat(ran).hasValue(1);
    release.countDown();
  }

  @RepeatedTest(5)
  void tasksOfAUserDoNotOverlapAndAllRun() {
    var running = new AtomicInteger();
    var overlaps = new AtomicInteger();
    var ran = new AtomicInteger();

    Threads.atOnce(
        THREADS,
        thread -> {
          for (int i = 0; i < TASKS; i++) {
            run(
                "ann",
                () -> {
                  overlaps.addAndGet(running.getAndIncrement());
                  ran.incrementAndGet();
                  running.decrementAndGet();
                });
          }
        });

    assertThat(overlaps).hasValue(0);
    assertThat(ran).hasValue(THREADS * TASKS);
  }

  @RepeatedTest(5)
  void tasksOfEachThreadKeepTheirOrder() {
    var order = new ArrayList<List<Integer>>();
    for (int i = 0; i < THREADS; i++) {
      order.add(new ArrayList<>());
    }

    Threads.atOnce(
        THREADS,
        thread -> {
          for (int i = 0; i < TASKS; i++) {
            int task = i;
            run("ann", () -> order.get(thread).add(task));
          }
        });

    assertThat(order)
        .allSatisfy(own -> assertThat(own).isEqualTo(IntStream.range(0, TASKS).boxed().toList()));
  }

  @Test
  void anyUserIdHasAQueue() {
    var ran = new AtomicInteger();

    for (int i = 0; i < 1_000; i++) {
      run("user " + i, ran::incrementAndGet);
    }

    assertThat(ran).hasValue(1_000);
  }

  private void run(String userId, Runnable task) {
    executor.execute(userId, task).run();
  }

  /** Returns a thread that runs a task of this user until the latch opens. */
  private Thread occupy(String userId, CountDownLatch release) {
    var begun = new CountDownLatch(1);
    var thread =
        new Thread(
            () ->
                run(
                    userId,
                    () -> {
                      begun.countDown();
                      await(release);
                    }));
    thread.setDaemon(true);
    thread.start();
    await(begun);
    return thread;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
