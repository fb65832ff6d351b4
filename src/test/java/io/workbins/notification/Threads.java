package io.workbins.notification;

import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/** Runs a task on several threads at once. */
public final class Threads {

  private static final int TIMEOUT_SECONDS = 30;

  private Threads() {}

  /** Starts all threads at the same time and waits for their end. */
  public static void atOnce(int count, IntConsumer work) {
    var start = new CyclicBarrier(count);
    var pool = Executors.newFixedThreadPool(count);
    try {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < count; i++) {
        int thread = i;
        running.add(
            pool.submit(
                () -> {
                  start.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
                  work.accept(thread);
                  return null;
                }));
      }
      for (var each : running) {
        each.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("a thread failed or hung", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
