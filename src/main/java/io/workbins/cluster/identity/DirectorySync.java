package io.workbins.cluster.identity;

import static io.workbins.identity.directory.DirectoryMarks.REMOVED;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.cluster.redis.RedisKeys;
import io.workbins.cluster.redis.RedisReader;
import io.workbins.cluster.redis.Script;
import io.workbins.cluster.redis.ScriptRunner;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.DirectoryChangedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Publishes the marks of this node's directory to Redis, and hides entries that a newer directory
 * of another node has changed. Of two directories, the one with the higher revision wins.
 */
public final class DirectorySync {

  private static final Logger LOG = Logger.getLogger(DirectorySync.class);
  private static final int BATCH_SIZE = 500;

  private final Directory directory;
  private final ScriptRunner scripts;
  private final RedisReader reader;
  private final Consumer<DirectoryChangedEvent> changes;

  /**
   * Publishes nothing yet.
   *
   * @param changes receives what a newer directory of another node has changed
   */
  public DirectorySync(
      Directory directory,
      ScriptRunner scripts,
      RedisReader reader,
      Consumer<DirectoryChangedEvent> changes) {
    this.directory = directory;
    this.scripts = scripts;
    this.reader = reader;
    this.changes = changes;
  }

  /** Publishes all marks, then compares. Called at each connect and after each reload. */
  public void publish() {
    publish(directory.fileRevision(), directory.marks())
        .thenCompose(published -> compareWithRedis())
        .whenComplete(DirectorySync::logFailure);
  }

  /** Compares after another node has published a change. */
  public void compare() {
    compareWithRedis().whenComplete(DirectorySync::logFailure);
  }

  private CompletionStage<Void> publish(long revision, Map<String, String> marks) {
    var published = new ArrayList<CompletableFuture<?>>();
    var arguments = new ArrayList<String>();
    for (var mark : marks.entrySet()) {
      if (arguments.isEmpty()) {
        arguments.add(String.valueOf(revision));
      }
      arguments.add(mark.getKey());
      arguments.add(mark.getValue());
      if (arguments.size() > 2 * BATCH_SIZE) {
        published.add(run(arguments));
        arguments.clear();
      }
    }
    if (!arguments.isEmpty()) {
      published.add(run(arguments));
    }
    return CompletableFuture.allOf(published.toArray(CompletableFuture[]::new));
  }

  private CompletableFuture<Response> run(List<String> arguments) {
    return scripts.run(Script.DIRECTORY, List.copyOf(arguments)).toCompletableFuture();
  }

  private CompletionStage<Void> compareWithRedis() {
    long revision = directory.fileRevision();
    var own = directory.marks();
    return reader
        .read(Request.cmd(Command.HGETALL).arg(RedisKeys.DIRECTORY))
        .thenCompose(
            all -> {
              var removed = new HashMap<String, String>();
              var newer = new HashMap<String, String>();
              for (var key : all.getKeys()) {
                var stored = PublishedMark.of(all.get(key));
                if (stored.mark().equals(own.getOrDefault(key, REMOVED))) {
                  continue;
                }
                if (stored.revision() > revision) {
                  newer.put(key, stored.mark());
                } else {
                  removed.put(key, REMOVED);
                }
              }
              hide(newer);
              return publish(revision, removed);
            });
  }

  private synchronized void hide(Map<String, String> newer) {
    if (!newer.equals(directory.newerMarks())) {
      LOG.warnf(
          "workbins.directory differs from a newer one of another node: %d entries are hidden until it is reloaded",
          newer.size());
      changes.accept(directory.overrule(newer));
    }
  }

  private static void logFailure(Object ignored, Throwable failure) {
    if (failure != null) {
      LOG.warnf("The directory could not be compared with that of other nodes: %s", failure);
    }
  }

  /** A mark with the revision of the directory that it is from. */
  private record PublishedMark(long revision, String mark) {

    static PublishedMark of(Response value) {
      var parts = value.toString().split(" ", 2);
      return new PublishedMark(Long.parseLong(parts[0]), parts[1]);
    }
  }
}
