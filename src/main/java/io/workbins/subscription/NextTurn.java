package io.workbins.subscription;

/** Runs the rest of long work later, so that the thread serves others first. */
@FunctionalInterface
public interface NextTurn {

  /** Runs a task on the same event loop, behind what waits there. Does not block. */
  void run(Runnable task);
}
