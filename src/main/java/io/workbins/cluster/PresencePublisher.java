package io.workbins.cluster;

import io.workbins.cluster.redis.Script;
import io.workbins.cluster.redis.ScriptRunner;
import io.workbins.notification.PresenceTracker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lets the other nodes know who has a session here. Where that may not have arrived, this node
 * takes another name and tells it all again.
 */
final class PresencePublisher implements PresenceTracker.Listener {

  private static final int AT_ONCE = 500;

  private final PresenceTracker presence;
  private final ScriptRunner scripts;
  private final NodeHeartbeat heartbeat;
  private final Consumer<Runnable> inTurn;
  private volatile boolean isInDoubt;

  /**
   * Nothing told yet.
   *
   * @param inTurn runs tasks one after another
   */
  PresencePublisher(
      PresenceTracker presence,
      ScriptRunner scripts,
      NodeHeartbeat heartbeat,
      Consumer<Runnable> inTurn) {
    this.inTurn = inTurn;
    this.presence = presence;
    this.scripts = scripts;
    this.heartbeat = heartbeat;
  }

  @Override
  public void userOnline(String userId) {
    inTurn.accept(() -> tell(Script.USER_ONLINE, List.of(userId)));
  }

  @Override
  public void userOffline(String userId) {
    inTurn.accept(() -> tell(Script.USER_OFFLINE, List.of(userId)));
  }

  /** Tells of everybody who is here. */
  void tellAll() {
    inTurn.accept(this::tellAllNow);
  }

  private void tellAllNow() {
    isInDoubt = false;
    var all = List.copyOf(presence.present());
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      tell(Script.USER_ONLINE, all.subList(from, Math.min(from + AT_ONCE, all.size())));
    }
  }

  /** Redis answers; tells it all again if need be. */
  void heard(boolean isKnown) {
    if (isInDoubt) {
      heartbeat.rename();
      tellAll();
    } else if (!isKnown) {
      tellAll();
    }
  }

  private void tell(Script script, List<String> userIds) {
    var arguments = new ArrayList<String>();
    arguments.add(heartbeat.node());
    arguments.addAll(userIds);
    scripts
        .run(script, arguments)
        .exceptionally(
            failure -> {
              isInDoubt = true;
              return null;
            });
  }
}
