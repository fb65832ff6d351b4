package io.workbins.api.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workbins.notification.EventLog;
import io.workbins.notification.InMemoryReferenceNumbers;
import io.workbins.notification.PresenceTracker;
import io.workbins.push.transport.Desktops;
import io.workbins.subscription.InMemoryAbsences;
import io.workbins.subscription.InMemorySubscriptionRegistry;
import io.workbins.subscription.Owner;
import io.workbins.subscription.SubscriptionIndex;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A command of a user, from its body to its reply and to the text that goes to a WebSocket. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CommandBench {

  private static final String WORKBIN = "aee812a5-7396-4dd9-b180-230f1c1fb085";

  private final byte[] body = "{\"operationName\":\"Subscribe\"}".getBytes(StandardCharsets.UTF_8);
  private final ObjectMapper json = new ObjectMapper();
  private final Owner self = new Owner.Self();
  private final Desktops desktops = new Desktops(1);
  private final Call call = new Call(desktops.get(0).user(), body);
  private CommandService heard;
  private CommandService unheard;

  @Setup
  public void setUp() {
    heard = commands(new EventLog(new InMemoryReferenceNumbers(), desktops.bus()));
    unheard = commands(new EventLog(new InMemoryReferenceNumbers(), told -> {}));
  }

  private CommandService commands(EventLog eventLog) {
    var absences =
        new InMemoryAbsences(new PresenceTracker(), Duration.ofMinutes(5), Clock.systemUTC());
    var subscriptions =
        new InMemorySubscriptionRegistry(new SubscriptionIndex(), eventLog, absences);
    return new CommandService(
        new WorkbinOperations(List.of(new SubscribeOperation(subscriptions))),
        desktops.directory(),
        new CommandMetrics(desktops.meters(), subscriptions));
  }

  @Benchmark
  public Object parseBody() {
    return CommandBody.of(body);
  }

  /** Without anybody who hears of it. */
  @Benchmark
  public Object parseAndApply() {
    return unheard.executeOne(call, WORKBIN, () -> self);
  }

  /** All of it, with a WebSocket that hears of it, and the reply. */
  @Benchmark
  public byte[] commandToPush() throws JsonProcessingException {
    var outcome = heard.executeOne(call, WORKBIN, () -> self).toCompletableFuture().join();
    return json.writeValueAsBytes(CommandReply.Single.of(outcome));
  }

  @TearDown
  public void check() {
    if (desktops.received() == 0) {
      throw new IllegalStateException("nobody was told");
    }
  }
}
