package io.workbins.notification;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the tasks of a user one after another, in the order of their submission, without a thread of
 * its own: the caller that submits to an empty queue runs the queue until it is empty, other
 * callers only enqueue.
 */
final class KeyedExecutor {

  /**
   * Users share this many queues; a power of two. With more queues, fewer users wait for each
   * other.
   */
  private static final int QUEUE_COUNT = 256;

  private final TaskQueue[] queues = new TaskQueue[QUEUE_COUNT];

  KeyedExecutor() {
    for (int i = 0; i < QUEUE_COUNT; i++) {
      queues[i] = new TaskQueue();
    }
  }

  /**
   * Enqueues a task behind all earlier tasks of this user. The task must neither block nor throw.
   *
   * @return must be run by the caller when it holds no lock: runs the queue if this task is its
   *     first, and does nothing otherwise
   */
  Runnable execute(String userId, Runnable task) {
    int hash = userId.hashCode();
    var queue = queues[(hash ^ hash >>> 16) & QUEUE_COUNT - 1];
    return queue.add(task) ? queue::run : () -> {};
  }

  private static final class TaskQueue {

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();

    /** Returns true if the queue was empty: the caller must run it. */
    boolean add(Runnable task) {
      tasks.add(task);
      return pending.getAndIncrement() == 0;
    }

    void run() {
      do {
        tasks.remove().run();
      } while (pending.decrementAndGet() > 0);
    }
  }
}
