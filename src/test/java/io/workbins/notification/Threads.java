package io.workbins.notification;

import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/** Runs the same on many threads. */
public final class Threads {

  private static final int MOST_SECONDS = 30;

  private Threads() {}

  /** Starts all at the same moment, and waits until all are done. */
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
                  start.await(MOST_SECONDS, TimeUnit.SECONDS);
                  work.accept(thread);
                  return null;
                }));
      }
      for (var each : running) {
        each.get(MOST_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("a thread failed or hung", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
