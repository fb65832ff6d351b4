package io.workbins.blackbox.harness;

import java.lang.instrument.Instrumentation;
import reactor.blockhound.BlockHound;

/**
 * An agent that says so when something blocks an event loop: sleeps, waits for another thread, or
 * for a file or a socket. It proves at its start that it sees what it looks for.
 */
public final class BlockingWatch {

  public static final String SEEN = "An event loop is blocked: ";
  public static final String PROOF = "vert.x-eventloop-thread-proof";

  private BlockingWatch() {}

  /** Begins to watch; called by the JVM, ahead of everything else. */
  public static void premain(String arguments, Instrumentation instrumentation) throws Exception {
    BlockHound.builder()
        .nonBlockingThreadPredicate(
            others -> others.or(thread -> thread.getName().startsWith("vert.x-eventloop-thread")))
        // of the kernel, which does not wait for it
        .allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "readFully")
        .allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "ensureBufferValid")
        .blockingMethodCallback(
            method ->
                new Exception(SEEN + Thread.currentThread().getName() + ' ' + method)
                    .printStackTrace())
        .with(instrumentation)
        .install();
    var proof = new Thread(BlockingWatch::block, PROOF);
    proof.start();
    proof.join();
  }

  private static void block() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
