package io.workbins.push.relay;

import io.workbins.push.NodeRegistry;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds out from what a client sends whether it is for a session of another node. */
@Singleton
public final class SessionNodeResolver {

  private static final Pattern PLACE = Pattern.compile("\"clientId\"\\s*:\\s*\"([0-9a-z]+)_");

  private final NodeRegistry neighbours;

  SessionNodeResolver(NodeRegistry neighbours) {
    this.neighbours = neighbours;
  }

  /** Whether there are other nodes. */
  boolean isCluster() {
    return neighbours.nodeId().isPresent();
  }

  /** The nodeId of the session that a text names first, unless that is here. */
  Optional<String> elsewhere(String text) {
    var nodeId = PLACE.matcher(text);
    return isCluster() && nodeId.find() && !neighbours.nodeId().equals(Optional.of(nodeId.group(1)))
        ? Optional.of(nodeId.group(1))
        : Optional.empty();
  }
}
