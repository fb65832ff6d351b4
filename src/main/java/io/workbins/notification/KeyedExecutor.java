package io.workbins.notification;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks of one user one after another, in the order in which they were left, without a thread
 * that waits: who leaves the first task in a lane runs what is in it, everybody else leaves a task
 * there and goes on.
 */
final class KeyedExecutor {

  /**
   * Users are spread over this many lanes; a power of two. More lanes, fewer users who run each
   * other's tasks.
   */
  private static final int COUNT = 256;

  private final Lane[] lanes = new Lane[COUNT];

  KeyedExecutor() {
    for (int i = 0; i < COUNT; i++) {
      lanes[i] = new Lane();
    }
  }

  /**
   * Leaves a task to run after all that were left for this user before. It must neither block nor
   * throw.
   *
   * @return what the caller has to run when it holds no lock: the lane, if it was empty, and
   *     otherwise nothing
   */
  Runnable execute(String userId, Runnable task) {
    int hash = userId.hashCode();
    var lane = lanes[(hash ^ hash >>> 16) & COUNT - 1];
    return lane.add(task) ? lane::run : () -> {};
  }

  private static final class Lane {

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    boolean add(Runnable task) {
      tasks.add(task);
      return waiting.getAndIncrement() == 0;
    }

    void run() {
      do {
        tasks.remove().run();
      } while (waiting.decrementAndGet() > 0);
    }
  }
}
