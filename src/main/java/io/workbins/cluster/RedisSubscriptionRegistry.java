package io.workbins.cluster;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.cluster.eventlog.OwnerCodec;
import io.workbins.cluster.redis.RedisKeys;
import io.workbins.cluster.redis.RedisReader;
import io.workbins.cluster.redis.Script;
import io.workbins.cluster.redis.ScriptRunner;
import io.workbins.notification.SubscriptionStateChange.State;
import io.workbins.subscription.Subscription;
import io.workbins.subscription.SubscriptionRegistry;
import io.workbins.subscription.WorkbinRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Subscriptions in Redis. */
final class RedisSubscriptionRegistry implements SubscriptionRegistry {

  private final ScriptRunner scripts;
  private final RedisReader reads;
  private final NodeHeartbeat heartbeat;

  RedisSubscriptionRegistry(ScriptRunner scripts, RedisReader reads, NodeHeartbeat heartbeat) {
    this.scripts = scripts;
    this.reads = reads;
    this.heartbeat = heartbeat;
  }

  @Override
  public CompletionStage<Map<String, Long>> apply(
      io.workbins.subscription.SubscriptionCommand command) {
    var arguments = new ArrayList<String>();
    arguments.add(command.subscriberId());
    arguments.add(state(command).name());
    arguments.add(OwnerCodec.encode(command.owner()));
    for (var workbinId : command.workbinIds()) {
      var workbinRef = WorkbinRef.of(command.subscriberId(), workbinId, command.owner());
      arguments.add(OwnerCodec.encode(workbinRef));
      arguments.add(workbinId);
    }
    return scripts
        .run(Script.SUBSCRIBE, arguments)
        .thenApply(reply -> numbered(command.workbinIds(), reply.get(1).toLong()));
  }

  @Override
  public CompletionStage<List<Subscription>> of(String subscriberId) {
    return reads
        .read(Request.cmd(Command.HGETALL).arg(RedisKeys.subscriptions(subscriberId)))
        .thenApply(
            all ->
                all.getKeys().stream()
                    .map(workbinRef -> Kept.of(workbinRef, all.get(workbinRef)))
                    .sorted(Comparator.comparing(Kept::number))
                    .map(Kept::subscription)
                    .toList());
  }

  @Override
  public CompletionStage<Map<WorkbinRef, Long>> endAll(String subscriberId) {
    return scripts
        .run(Script.END_ALL, List.of(subscriberId))
        .thenApply(
            reply -> {
              var workbinRefs =
                  reply.stream()
                      .skip(2)
                      .map(each -> OwnerCodec.decodeWorkbinRef(each.toString()))
                      .toList();
              return numbered(workbinRefs, reply.get(1).toLong());
            });
  }

  @Override
  public long size() {
    return heartbeat.subscriptions();
  }

  private static State state(io.workbins.subscription.SubscriptionCommand command) {
    return switch (command.operation()) {
      case SUBSCRIBE -> State.Subscribed;
      case UNSUBSCRIBE -> State.Unsubscribed;
    };
  }

  private static <T> Map<T, Long> numbered(List<T> each, long first) {
    var numbers = new LinkedHashMap<T, Long>();
    for (int i = 0; i < each.size(); i++) {
      numbers.put(each.get(i), first + i);
    }
    return Collections.unmodifiableMap(numbers);
  }

  /** A subscription and the reference number it began with. */
  private record Kept(Subscription subscription, long number) {

    static Kept of(String workbinRef, Response since) {
      var parts = since.toString().split(" ", 2);
      return new Kept(
          new Subscription(
              OwnerCodec.decodeWorkbinRef(workbinRef),
              Instant.ofEpochMilli(Long.parseLong(parts[0]))),
          Long.parseLong(parts[1]));
    }
  }
}
