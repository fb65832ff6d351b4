package io.workbins.cluster;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.cluster.eventlog.OwnerCodec;
import io.workbins.cluster.identity.DirectoryEvidence;
import io.workbins.cluster.redis.RedisKeys;
import io.workbins.cluster.redis.RedisReader;
import io.workbins.cluster.redis.Script;
import io.workbins.cluster.redis.ScriptRunner;
import io.workbins.identity.directory.Directory;
import io.workbins.notification.EndReason;
import io.workbins.notification.StoreUnavailableException;
import io.workbins.notification.SubscriptionStateChange.State;
import io.workbins.subscription.Subscription;
import io.workbins.subscription.SubscriptionCommand;
import io.workbins.subscription.SubscriptionRegistry;
import io.workbins.subscription.TooManySubscriptionsException;
import io.workbins.subscription.WorkbinRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

final class RedisSubscriptionRegistry implements SubscriptionRegistry {

  private static final String MAX_ENDED = String.valueOf(MAX_ENDED_AT_ONCE);

  private final ScriptRunner scripts;
  private final RedisReader reader;
  private final NodeHeartbeat heartbeat;
  private final Directory directory;
  private final int maxPerUser;

  RedisSubscriptionRegistry(
      ScriptRunner scripts,
      RedisReader reader,
      NodeHeartbeat heartbeat,
      Directory directory,
      int maxPerUser) {
    this.maxPerUser = maxPerUser;
    this.directory = directory;
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
    arguments.add(evidence(command));
    arguments.add(String.valueOf(maxPerUser));
    for (var workbinId : command.workbinIds()) {
      var workbinRef = WorkbinRef.of(command.subscriberId(), workbinId, command.owner());
      arguments.add(OwnerCodec.encode(workbinRef));
      arguments.add(workbinId);
    }
    return scripts
        .run(Script.SUBSCRIBE, arguments)
        .thenApply(
            reply ->
                switch (reply.get(0).toString()) {
                  case "ok" -> numbered(command.workbinIds(), reply.get(1).toLong());
                  case "too-many" -> throw new TooManySubscriptionsException(maxPerUser);
                  default -> throw StoreUnavailableException.outdatedDirectory();
                });
  }

  private String evidence(SubscriptionCommand command) {
    var evidence = DirectoryEvidence.of(directory).user(command.subscriberId());
    for (var workbinId : command.workbinIds()) {
      evidence.workbin(WorkbinRef.of(command.subscriberId(), workbinId, command.owner()));
    }
    return evidence.text();
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
  public CompletionStage<Map<WorkbinRef, Long>> endAll(
      String subscriberId, @Nullable EndReason reason) {
    return end(
        List.of(subscriberId, reason == null ? "" : reason.name(), MAX_ENDED),
        new LinkedHashMap<>());
  }

  @Override
  public CompletionStage<Map<WorkbinRef, Long>> end(
      String subscriberId, Set<WorkbinRef> workbinRefs, EndReason reason) {
    if (workbinRefs.isEmpty()) {
      return CompletableFuture.completedFuture(Map.of()); // the script would end all
    }
    var arguments = new ArrayList<String>();
    arguments.add(subscriberId);
    arguments.add(reason.name());
    arguments.add(MAX_ENDED);
    workbinRefs.forEach(workbinRef -> arguments.add(OwnerCodec.encode(workbinRef)));
    return end(arguments, new LinkedHashMap<>());
  }

  /** Between two scripts, Redis runs those of others. */
  private CompletionStage<Map<WorkbinRef, Long>> end(
      List<String> arguments, Map<WorkbinRef, Long> ended) {
    return scripts
        .run(Script.END, arguments)
        .thenCompose(
            reply -> {
              var workbinRefs =
                  reply.stream()
                      .skip(2)
                      .map(each -> OwnerCodec.decodeWorkbinRef(each.toString()))
                      .toList();
              ended.putAll(numbered(workbinRefs, reply.get(1).toLong()));
              return reply.get(0).toString().equals("more")
                  ? end(arguments, ended)
                  : CompletableFuture.completedFuture(Collections.unmodifiableMap(ended));
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
