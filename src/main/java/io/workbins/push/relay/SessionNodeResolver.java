package io.workbins.push.relay;

import io.workbins.push.NodeRegistry;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/** Resolves the node of a session from the prefix of its client id. */
@Singleton
final class SessionNodeResolver {

  private static final Pattern CLIENT_ID = Pattern.compile("([0-9a-z]+)_.+");

  private final NodeRegistry nodes;

  SessionNodeResolver(NodeRegistry nodes) {
    this.nodes = nodes;
  }

  /** Whether this node is one of several. */
  boolean isCluster() {
    return nodes.nodeId().isPresent();
  }

  /** The id of the node that has the session; empty if that is this node, or none is named. */
  Optional<String> otherNode(Optional<String> clientId) {
    return clientId
        .map(CLIENT_ID::matcher)
        .filter(id -> isCluster() && id.matches())
        .map(id -> id.group(1))
        .filter(nodeId -> !nodes.nodeId().equals(Optional.of(nodeId)));
  }
}
