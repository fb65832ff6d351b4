package io.workbins.push.transport;

import io.workbins.notification.EventLog;
import io.workbins.notification.InMemoryReferenceNumbers;
import io.workbins.subscription.Owner;
import io.workbins.subscription.SubscriptionIndex;
import io.workbins.subscription.WorkbinRef;
import io.workbins.workbin.ContentLimits;
import io.workbins.workbin.InMemoryContents;
import io.workbins.workbin.InMemoryWorkbins;
import io.workbins.workbin.Interaction;
import io.workbins.workbin.MediaType;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** An event of a workbin, from its change to the text that goes to each WebSocket. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EventBench {

  private static final ContentLimits UNLIMITED =
      new ContentLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  private static final WorkbinRef DRAFTS =
      new WorkbinRef("aee812a5-7396-4dd9-b180-230f1c1fb085", new Owner.AgentGroup("Sales"));

  @Param({"1", "100", "5000"})
  int subscribers;

  private final Interaction email =
      Interaction.received(
          MediaType.EMAIL,
          "0001BaBFVPR20035",
          Instant.EPOCH,
          """
          {"subject":"Hello","customer":"4711","segment":"gold"}""");
  private Desktops desktops;
  private InMemoryWorkbins workbins;
  private long before;

  @Setup
  public void setUp() {
    desktops = new Desktops(subscribers);
    var registry = new SubscriptionIndex();
    desktops.all().forEach(each -> registry.add(each.user().id(), DRAFTS, Instant.EPOCH));
    workbins =
        new InMemoryWorkbins(
            new InMemoryContents(),
            registry,
            new EventLog(new InMemoryReferenceNumbers(), desktops.bus()),
            UNLIMITED);
    before = desktops.received();
  }

  @Benchmark
  @OperationsPerInvocation(2)
  public Object event() {
    workbins.add(DRAFTS, email);
    return workbins.pull(DRAFTS, email.id());
  }

  @TearDown
  public void check() {
    if (desktops.received() == before) {
      throw new IllegalStateException("nobody was told");
    }
  }
}
