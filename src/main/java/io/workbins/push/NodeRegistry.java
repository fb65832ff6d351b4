package io.workbins.push;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The other nodes there are. A CometD session lives on one node, and its id says on which: so a
 * request that a load balancer brought to another can be sent on.
 */
public interface NodeRegistry {

  /** What the ids of this node's sessions begin with, if there are other nodes. */
  Optional<String> nodeId();

  /**
   * The node whose sessions begin like this, if it lives.
   *
   * @return fails with {@link NotKnown} where nobody can tell
   */
  CompletionStage<Optional<Address>> at(String nodeId);

  /** Nobody can tell for now which nodes there are. */
  final class NotKnown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotKnown(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Where a node takes requests from other nodes.
   *
   * @param host its name or its number
   * @param port its port for HTTP
   */
  record Address(String host, int port) {}
}
