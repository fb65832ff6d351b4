package io.workbins.cluster;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.cluster.eventlog.InteractionCodec;
import io.workbins.cluster.eventlog.OwnerCodec;
import io.workbins.cluster.identity.DirectoryEvidence;
import io.workbins.cluster.redis.RedisKeys;
import io.workbins.cluster.redis.RedisReader;
import io.workbins.cluster.redis.Script;
import io.workbins.cluster.redis.ScriptRunner;
import io.workbins.identity.directory.Directory;
import io.workbins.notification.StoreUnavailableException;
import io.workbins.subscription.WorkbinRef;
import io.workbins.workbin.ContentConflictException;
import io.workbins.workbin.ContentLimits;
import io.workbins.workbin.Interaction;
import io.workbins.workbin.MediaType;
import io.workbins.workbin.Workbins;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

final class RedisWorkbins implements Workbins {

  private static final String ANY_MEDIA = "";
  private static final int SCAN_COUNT = 1_000;

  private final ScriptRunner scripts;
  private final RedisReader reader;
  private final InteractionCodec codec;
  private final Directory directory;
  private final ContentLimits limits;

  RedisWorkbins(
      ScriptRunner scripts,
      RedisReader reader,
      InteractionCodec codec,
      Directory directory,
      ContentLimits limits) {
    this.directory = directory;
    this.limits = limits;
    this.scripts = scripts;
    this.reader = reader;
    this.codec = codec;
  }

  @Override
  public CompletionStage<Long> add(WorkbinRef workbinRef, Interaction interaction) {
    return change(
        Script.ADD,
        interaction.id(),
        List.of(
            OwnerCodec.encode(workbinRef),
            interaction.id(),
            interaction.media().name(),
            codec.encode(interaction),
            String.valueOf(MAX_INTERACTIONS),
            DirectoryEvidence.of(directory).workbin(workbinRef).text(),
            String.valueOf(limits.perWorkbin()),
            String.valueOf(limits.perOwner()),
            String.valueOf(limits.all())));
  }

  @Override
  public CompletionStage<Long> pull(WorkbinRef workbinRef, String interactionId) {
    return pull(workbinRef, interactionId, ANY_MEDIA);
  }

  @Override
  public CompletionStage<Long> pull(WorkbinRef workbinRef, String interactionId, MediaType media) {
    return pull(workbinRef, interactionId, media.name());
  }

  @Override
  public CompletionStage<List<Interaction>> content(WorkbinRef workbinRef) {
    return reader
        .read(Request.cmd(Command.HVALS).arg(RedisKeys.content(OwnerCodec.encode(workbinRef))))
        .thenApply(
            all ->
                all.stream()
                    .map(value -> StoredInteraction.of(value.toString()))
                    .sorted(Comparator.comparing(StoredInteraction::number))
                    .map(stored -> codec.decode(stored.media(), stored.text()))
                    .toList());
  }

  @Override
  public CompletionStage<List<WorkbinRef>> withContent() {
    return withContent("0", new ArrayList<>());
  }

  /** The bytes of all workbins have one key, in a Redis Cluster on one server. */
  private CompletionStage<List<WorkbinRef>> withContent(String cursor, List<WorkbinRef> found) {
    return reader
        .read(
            Request.cmd(Command.HSCAN)
                .arg(RedisKeys.CONTENT_BYTES)
                .arg(cursor)
                .arg("MATCH")
                .arg(RedisKeys.workbinBytes("*"))
                .arg("COUNT")
                .arg(SCAN_COUNT))
        .thenCompose(
            reply -> {
              for (var field : reply.get(1).getKeys()) {
                found.add(OwnerCodec.decodeWorkbinRef(RedisKeys.workbinOfBytes(field)));
              }
              var next = reply.get(0).toString();
              return next.equals("0")
                  ? CompletableFuture.completedFuture(found)
                  : withContent(next, found);
            });
  }

  @Override
  public CompletionStage<Void> clear(WorkbinRef workbinRef) {
    return scripts
        .run(Script.CLEAR, List.of(OwnerCodec.encode(workbinRef)))
        .thenApply(cleared -> null);
  }

  private CompletionStage<Long> pull(WorkbinRef workbinRef, String interactionId, String media) {
    return change(
        Script.PULL, interactionId, List.of(OwnerCodec.encode(workbinRef), interactionId, media));
  }

  private CompletionStage<Long> change(
      Script script, String interactionId, List<String> arguments) {
    return scripts.run(script, arguments).thenApply(reply -> number(reply, interactionId));
  }

  private long number(Response reply, String interactionId) {
    return switch (reply.get(0).toString()) {
      case "ok" -> reply.get(1).toLong();
      case "exists" -> throw ContentConflictException.alreadyThere(interactionId);
      case "absent" -> throw ContentConflictException.notThere(interactionId);
      case "full" -> throw ContentConflictException.full(MAX_INTERACTIONS);
      case "full-workbin" -> throw ContentConflictException.fullWorkbin(limits);
      case "full-owner" -> throw ContentConflictException.fullOwner(limits);
      case "full-all" -> throw ContentConflictException.allFull(limits);
      case "outdated" -> throw StoreUnavailableException.outdatedDirectory();
      default -> throw new IllegalStateException("unknown reply of the script: " + reply);
    };
  }

  /** An encoded interaction with the reference number of its addition. */
  private record StoredInteraction(long number, String media, String text) {

    static StoredInteraction of(String value) {
      var parts = value.split(" ", 3);
      return new StoredInteraction(Long.parseLong(parts[0]), parts[1], parts[2]);
    }
  }
}
