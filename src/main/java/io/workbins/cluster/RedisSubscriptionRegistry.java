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
import io.workbins.subscription.SubscriptionCommand;
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

final class RedisSubscriptionRegistry implements SubscriptionRegistry {

  private final ScriptRunner scripts;
  private final RedisReader reader;
  private final NodeHeartbeat heartbeat;

  RedisSubscriptionRegistry(ScriptRunner scripts, RedisReader reader, NodeHeartbeat heartbeat) {
    this.scripts = scripts;
    this.reader = reader;
    this.heartbeat = heartbeat;
  }

  @Override
  public CompletionStage<Map<String, Long>> apply(SubscriptionCommand command) {
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
    return reader
        .read(Request.cmd(Command.HGETALL).arg(RedisKeys.subscriptions(subscriberId)))
        .thenApply(
            all ->
                all.getKeys().stream()
                    .map(workbinRef -> StoredSubscription.of(workbinRef, all.get(workbinRef)))
                    .sorted(Comparator.comparing(StoredSubscription::number))
                    .map(StoredSubscription::subscription)
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
    return heartbeat.subscriptionCount();
  }

  private static State state(SubscriptionCommand command) {
    return switch (command.operation()) {
      case SUBSCRIBE -> State.Subscribed;
      case UNSUBSCRIBE -> State.Unsubscribed;
    };
  }

  private static <T> Map<T, Long> numbered(List<T> keys, long firstNumber) {
    var numbers = new LinkedHashMap<T, Long>();
    for (int i = 0; i < keys.size(); i++) {
      numbers.put(keys.get(i), firstNumber + i);
    }
    return Collections.unmodifiableMap(numbers);
  }

  /** A subscription with the reference number of its first Subscribe. */
  private record StoredSubscription(Subscription subscription, long number) {

    /** The value is the time of the first Subscribe in ms, a blank and the reference number. */
    static StoredSubscription of(String workbinRef, Response value) {
      var parts = value.toString().split(" ", 2);
      return new StoredSubscription(
          new Subscription(
              OwnerCodec.decodeWorkbinRef(workbinRef),
              Instant.ofEpochMilli(Long.parseLong(parts[0]))),
          Long.parseLong(parts[1]));
    }
  }
}
