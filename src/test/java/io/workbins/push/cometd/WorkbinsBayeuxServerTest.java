package io.workbins.push.cometd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scheduling, with a settable time. */
class WorkbinsBayeuxServerTest {

  private Duration now = Duration.ZERO;
  private final WorkbinsBayeuxServer server = new WorkbinsBayeuxServer(null, () -> now.toNanos());
  private final Timer timer = new Timer();

  @BeforeEach
  void start() throws Exception {
    server.setScheduler(timer);
    server.start();
    timer.due.clear();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void longDelaysThatEndWithinOneTickEndTogether() {
    schedule(at(-1_999), 30_000);
    schedule(at(-1_950), 30_000);
    schedule(at(-1_900), 30_000);

    assertThat(timer.due).containsOnly(at(28_100));
  }

  @Test
  void aLaterDelayEndsAtTheNextTick() {
    schedule(at(-1_899), 30_000);

    assertThat(timer.due).containsExactly(at(28_200));
  }

  @Test
  void aLongDelayIsNeverShortened() {
    schedule(at(1_001), 1_000);

    assertThat(timer.due).containsExactly(at(2_100));
  }

  @Test
  void ticksWorkWithNegativeNanoTime() {
    schedule(at(-60_001), 30_000);

    assertThat(timer.due).containsExactly(at(-30_000));
  }

  @Test
  void aHugeDelayDoesNotOverflow() {
    schedule(at(0), Long.MAX_VALUE);

    assertThat(timer.due).allMatch(due -> due.toDays() > 100_000);
  }

  @Test
  void aShortDelayIsExact() {
    schedule(at(1_001), 999);

    assertThat(timer.due).containsExactly(at(2_000));
  }

  @Test
  void aServerThatIsNotStartedRefusesTasks() {
    var idle = new WorkbinsBayeuxServer(null);

    assertThatThrownBy(() -> idle.schedule(() -> {}, 999))
        .isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> idle.schedule(() -> {}, 30_000))
        .isInstanceOf(RejectedExecutionException.class);
  }

  private void schedule(Duration when, long delay) {
    now = when;
    server.schedule(() -> {}, delay);
  }

  private static Duration at(long millis) {
    return Duration.ofMillis(millis);
  }

  /** Records when tasks are due, without running them. */
  private final class Timer extends AbstractLifeCycle implements Scheduler {

    private final List<Duration> due = new ArrayList<>();

    @Override
    public Task schedule(Runnable task, long delay, TimeUnit unit) {
      due.add(now.plusNanos(unit.toNanos(delay)));
      return () -> true;
    }
  }
}
