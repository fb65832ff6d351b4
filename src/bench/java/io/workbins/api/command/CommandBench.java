package io.workbins.api.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workbins.api.expiry.SubscriptionEnding;
import io.workbins.api.expiry.SubscriptionRevocation;
import io.workbins.identity.Permissions;
import io.workbins.identity.directory.User;
import io.workbins.notification.EventLog;
import io.workbins.notification.InMemoryReferenceNumbers;
import io.workbins.notification.PresenceTracker;
import io.workbins.push.transport.Desktops;
import io.workbins.subscription.InMemoryAbsences;
import io.workbins.subscription.InMemorySubscriptionRegistry;
import io.workbins.subscription.SubscriptionIndex;
import io.workbins.workbin.ContentLimits;
import io.workbins.workbin.InMemoryContents;
import io.workbins.workbin.InMemoryWorkbins;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
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

  private static final ContentLimits UNLIMITED =
      new ContentLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  private static final String WORKBIN = "aee812a5-7396-4dd9-b180-230f1c1fb085";

  private final byte[] body = "{\"operationName\":\"Subscribe\"}".getBytes(StandardCharsets.UTF_8);
  private final ObjectMapper json = new ObjectMapper();
  private final Desktops desktops = new Desktops(1);
  private final User caller = desktops.get(0).user();
  private final CommandRequest request =
      new CommandRequest(new CommandRequest.Target.One(WORKBIN), null, null, null, body);
  private CommandService delivered;
  private CommandService undelivered;

  @Setup
  public void setUp() {
    delivered = commands(new EventLog(new InMemoryReferenceNumbers(), desktops.bus()));
    undelivered = commands(new EventLog(new InMemoryReferenceNumbers(), notification -> {}));
  }

  private CommandService commands(EventLog eventLog) {
    var absences =
        new InMemoryAbsences(new PresenceTracker(), Duration.ofMinutes(5), Clock.systemUTC());
    var index = new SubscriptionIndex();
    var subscriptions =
        new InMemorySubscriptionRegistry(
            index, eventLog, absences, Runnable::run, Integer.MAX_VALUE, Clock.systemUTC());
    var directory = desktops.directory();
    var permissions = new Permissions(directory);
    var workbins = new InMemoryWorkbins(new InMemoryContents(), index, eventLog, UNLIMITED);
    return new CommandService(
        subscriptions,
        workbins,
        new OwnerResolver(permissions, directory),
        directory,
        new CommandMetrics(desktops.meters(), subscriptions),
        new SubscriptionRevocation(
            subscriptions,
            workbins,
            directory,
            permissions,
            new SubscriptionEnding(subscriptions, desktops.meters())));
  }

  @Benchmark
  public Object parseBody() {
    return CommandBody.of(body);
  }

  /** Without a session that is notified. */
  @Benchmark
  public Object parseAndApply() {
    return undelivered.execute(caller, request);
  }

  /** The whole command, with a notified WebSocket, and the reply. */
  @Benchmark
  public byte[] commandToPush() throws JsonProcessingException {
    var reply = delivered.execute(caller, request).toCompletableFuture().join();
    return json.writeValueAsBytes(reply);
  }

  @TearDown
  public void check() {
    if (desktops.received() == 0) {
      throw new IllegalStateException("no notification was sent");
    }
  }
}
