package io.workbins.push.relay;

import io.workbins.push.NodeRegistry;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/** Resolves the node of a session: its client id begins with the id of the node. */
@Singleton
final class SessionNodeResolver {

  private static final Pattern CLIENT_ID = Pattern.compile("([0-9a-z]+)_.+");

  private final NodeRegistry nodes;

  SessionNodeResolver(NodeRegistry nodes) {
    this.nodes = nodes;
  }

  /** Whether there are other nodes. */
  boolean isCluster() {
    return nodes.nodeId().isPresent();
  }

  /** The id of the node that has the session, if that is another node. */
  Optional<String> otherNode(Optional<String> clientId) {
    return clientId
        .map(CLIENT_ID::matcher)
        .filter(id -> isCluster() && id.matches())
        .map(id -> id.group(1))
        .filter(nodeId -> !nodes.nodeId().equals(Optional.of(nodeId)));
  }
}
