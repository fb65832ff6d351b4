package io.workbins.blackbox.harness;

import java.lang.instrument.Instrumentation;
import reactor.blockhound.BlockHound;

/**
 * A Java agent that prints each blocking call on an event loop: sleeping, waiting for a thread,
 * file or socket I/O. At startup it makes one blocking call to prove that it detects them.
 */
public final class BlockingWatch {

  public static final String SEEN = "An event loop is blocked: ";
  public static final String PROOF = "vert.x-eventloop-thread-proof";

  private BlockingWatch() {}

  /** Installs BlockHound. Called by the JVM before {@code main}. */
  public static void premain(String arguments, Instrumentation instrumentation) throws Exception {
    BlockHound.builder()
        .nonBlockingThreadPredicate(
            others -> others.or(thread -> thread.getName().startsWith("vert.x-eventloop-thread")))
        // /dev/random of the kernel, which does not block
        .allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "readFully")
        .allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "ensureBufferValid")
        // reads a jar at the first use of a class, which may be in any request, and never natively
        .allowBlockingCallsInside("java.lang.ClassLoader", "loadClass")
        .allowBlockingCallsInside("io.quarkus.bootstrap.runner.RunnerClassLoader", "loadClass")
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
