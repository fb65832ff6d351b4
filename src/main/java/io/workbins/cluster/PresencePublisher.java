package io.workbins.cluster;

import io.workbins.cluster.redis.Script;
import io.workbins.cluster.redis.ScriptRunner;
import io.workbins.notification.PresenceTracker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Publishes to Redis which users have a session on this node. If an update fails, this node takes a
 * new name and publishes all users again.
 */
final class PresencePublisher implements PresenceTracker.Listener {

  private static final int BATCH_SIZE = 500;

  private final PresenceTracker presence;
  private final ScriptRunner scripts;
  private final NodeHeartbeat heartbeat;
  private final Consumer<Runnable> executor;
  private volatile boolean hasFailedUpdate;

  /**
   * Publishes nothing yet.
   *
   * @param executor runs tasks one after another
   */
  PresencePublisher(
      PresenceTracker presence,
      ScriptRunner scripts,
      NodeHeartbeat heartbeat,
      Consumer<Runnable> executor) {
    this.presence = presence;
    this.scripts = scripts;
    this.heartbeat = heartbeat;
    this.executor = executor;
  }

  @Override
  public void userOnline(String userId) {
    executor.accept(() -> publish(Script.USER_ONLINE, List.of(userId)));
  }

  @Override
  public void userOffline(String userId) {
    executor.accept(() -> publish(Script.USER_OFFLINE, List.of(userId)));
  }

  /** Publishes all users with a session on this node. */
  void publishAll() {
    executor.accept(this::publishAllNow);
  }

  private void publishAllNow() {
    hasFailedUpdate = false;
    var all = List.copyOf(presence.onlineUsers());
    for (int from = 0; from < all.size(); from += BATCH_SIZE) {
      publish(Script.USER_ONLINE, all.subList(from, Math.min(from + BATCH_SIZE, all.size())));
    }
  }

  /**
   * Must be called after each heartbeat.
   *
   * @param isKnown whether Redis knew this node
   */
  void onHeartbeat(boolean isKnown) {
    if (hasFailedUpdate) {
      heartbeat.rename();
      publishAll();
    } else if (!isKnown) {
      publishAll();
    }
  }

  private void publish(Script script, List<String> userIds) {
    var arguments = new ArrayList<String>();
    arguments.add(heartbeat.nodeName());
    arguments.addAll(userIds);
    scripts
        .run(script, arguments)
        .exceptionally(
            failure -> {
              hasFailedUpdate = true;
              return null;
            });
  }
}
