package io.workbins.blackbox.harness;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Clients that attack a service in turns until they are stopped. The ending of each turn is
 * recorded: a status of HTTP, a code of a close frame, or {@value #CLOSED}.
 */
public final class Attackers {

  /** The service closed the connection, and the client has read no reason. */
  public static final String CLOSED = "closed";

  private static final Duration LONGEST_TURN = Duration.ofSeconds(90);

  private final CountDownLatch isStopped = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private final Map<String, Map<String, Integer>> endings = new ConcurrentSkipListMap<>();
  private final Map<String, List<String>> expected = new TreeMap<>();

  /** A turn of an attacker, which returns its ending. */
  public interface Turn {
    String run() throws IOException;
  }

  /**
   * Adds attackers of one kind.
   *
   * @param pause the time before each turn
   * @param expectedEndings all but the first may be missing; others only come from a service that
   *     has too many connections
   */
  public Attackers add(
      String kind, int count, Duration pause, List<String> expectedEndings, Turn turn) {
    expected.put(kind, expectedEndings);
    for (int i = 0; i < count; i++) {
      threads.add(new Thread(() -> repeat(kind, pause, turn), kind));
    }
    return this;
  }

  public void start() {
    threads.forEach(Thread::start);
  }

  /** Starts no further turn, and waits for the end of those at work. */
  public void stop() throws InterruptedException {
    isStopped.countDown();
    for (var thread : threads) {
      thread.join(LONGEST_TURN.toMillis());
      if (thread.isAlive()) {
        throw new AssertionError(thread.getName() + " is not cut off");
      }
    }
  }

  /** How many turns of each kind ended how. */
  public Map<String, Map<String, Integer>> endings() {
    return endings;
  }

  /** Each kind that had another ending than those expected, or none of them. */
  public List<String> unexpected() {
    var unexpected = new ArrayList<String>();
    expected.forEach(
        (kind, endingsOfKind) -> {
          var seen = endings.getOrDefault(kind, Map.of()).keySet();
          boolean isCut = seen.contains(endingsOfKind.get(0));
          boolean isOther =
              seen.stream()
                  .anyMatch(one -> !endingsOfKind.contains(one) && !isRefusedConnection(one));
          if (!isCut || isOther) {
            unexpected.add(kind + " should end with " + endingsOfKind + " but ended with " + seen);
          }
        });
    return unexpected;
  }

  /** The service has too many connections, or the user has. */
  private static boolean isRefusedConnection(String ending) {
    return Set.of(CLOSED, "429", "503").contains(ending);
  }

  private void repeat(String kind, Duration pause, Turn turn) {
    while (!isStoppedAfter(pause)) {
      endings
          .computeIfAbsent(kind, same -> new ConcurrentSkipListMap<>())
          .merge(ending(turn), 1, Integer::sum);
    }
  }

  private static String ending(Turn turn) {
    try {
      return turn.run();
    } catch (DeafClient.RefusedException e) {
      return String.valueOf(e.status());
    } catch (SocketTimeoutException e) {
      return "no reply";
    } catch (IOException e) {
      return CLOSED;
    }
  }

  private boolean isStoppedAfter(Duration pause) {
    try {
      return isStopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }
}
