package io.workbins.cluster;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.notification.SubscriptionStateChange.State;
import io.workbins.subscription.Container;
import io.workbins.subscription.Subscription;
import io.workbins.subscription.Subscriptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Subscriptions in Redis. */
final class RedisSubscriptions implements Subscriptions {

  private final Scripts scripts;
  private final Reads reads;
  private final Heartbeat heartbeat;

  RedisSubscriptions(Scripts scripts, Reads reads, Heartbeat heartbeat) {
    this.scripts = scripts;
    this.reads = reads;
    this.heartbeat = heartbeat;
  }

  @Override
  public CompletionStage<Map<String, Long>> apply(io.workbins.subscription.Command command) {
    var arguments = new ArrayList<String>();
    arguments.add(command.subscriberId());
    arguments.add(state(command).name());
    arguments.add(OwnerText.of(command.owner()));
    for (var workbinId : command.workbinIds()) {
      var container = Container.of(command.subscriberId(), workbinId, command.owner());
      arguments.add(OwnerText.of(container));
      arguments.add(workbinId);
    }
    return scripts
        .run(Script.SUBSCRIBE, arguments)
        .thenApply(reply -> numbered(command.workbinIds(), reply.get(1).toLong()));
  }

  @Override
  public CompletionStage<List<Subscription>> of(String subscriberId) {
    return reads
        .read(Request.cmd(Command.HGETALL).arg(Keys.subscriptions(subscriberId)))
        .thenApply(
            all ->
                all.getKeys().stream()
                    .map(container -> Kept.of(container, all.get(container)))
                    .sorted(Comparator.comparing(Kept::number))
                    .map(Kept::subscription)
                    .toList());
  }

  @Override
  public CompletionStage<Map<Container, Long>> endAll(String subscriberId) {
    return scripts
        .run(Script.END_ALL, List.of(subscriberId))
        .thenApply(
            reply -> {
              var containers =
                  reply.stream().skip(2).map(each -> OwnerText.container(each.toString())).toList();
              return numbered(containers, reply.get(1).toLong());
            });
  }

  @Override
  public long size() {
    return heartbeat.subscriptions();
  }

  private static State state(io.workbins.subscription.Command command) {
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

    static Kept of(String container, Response since) {
      var parts = since.toString().split(" ", 2);
      return new Kept(
          new Subscription(
              OwnerText.container(container), Instant.ofEpochMilli(Long.parseLong(parts[0]))),
          Long.parseLong(parts[1]));
    }
  }
}
