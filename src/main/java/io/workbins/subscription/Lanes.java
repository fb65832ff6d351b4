package io.workbins.subscription;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks of one user one after another, in the order in which they came, without a lock and
 * without a thread that waits: who finds the lane empty runs what is in it, everybody else leaves a
 * task there and goes on.
 */
final class Lanes {

  /**
   * Users are spread over this many lanes; a power of two. More lanes, fewer users who run each
   * other's tasks.
   */
  private static final int COUNT = 256;

  private final Lane[] lanes = new Lane[COUNT];

  Lanes() {
    for (int i = 0; i < COUNT; i++) {
      lanes[i] = new Lane();
    }
  }

  /**
   * Runs the task after all earlier ones of this user, at once or by another thread. It must
   * neither block nor throw.
   */
  void run(String userId, Runnable task) {
    int hash = userId.hashCode();
    lanes[(hash ^ hash >>> 16) & COUNT - 1].run(task);
  }

  private static final class Lane {

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    void run(Runnable task) {
      tasks.add(task);
      if (waiting.getAndIncrement() > 0) {
        return;
      }
      do {
        tasks.remove().run();
      } while (waiting.decrementAndGet() > 0);
    }
  }
}
