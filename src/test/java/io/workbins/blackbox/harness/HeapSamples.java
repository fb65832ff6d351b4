package io.workbins.blackbox.harness;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Reads the heap of a service every second, over a connection that is open before others. */
public final class HeapSamples implements AutoCloseable {

  private static final String REQUEST = "GET /q/metrics HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final DeafClient client;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final AtomicLong peak = new AtomicLong();

  private HeapSamples(DeafClient client) {
    this.client = client;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // its task ends with the timer
  public static HeapSamples of(int port) throws IOException {
    var samples = new HeapSamples(DeafClient.connect(port));
    samples.sample();
    samples.timer.scheduleWithFixedDelay(samples::sampleUnlessClosed, 1, 1, TimeUnit.SECONDS);
    return samples;
  }

  /** The largest number of bytes in use, with those that a collection would free. */
  public long peak() {
    return peak.get();
  }

  private void sampleUnlessClosed() {
    try {
      sample();
    } catch (IOException e) {
      timer.shutdown();
    }
  }

  private void sample() throws IOException {
    double used =
        client
            .ask(REQUEST)
            .body()
            .lines()
            .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
            .sum();
    peak.accumulateAndGet((long) used, Math::max);
  }

  @Override
  public void close() throws IOException {
    timer.shutdownNow();
    client.close();
  }
}
