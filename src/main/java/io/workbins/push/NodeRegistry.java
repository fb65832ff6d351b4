package io.workbins.push;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The other nodes there are. A CometD session lives on one node, and its id says on which: so a
 * request that a load balancer brought to another can be sent on.
 */
public interface NodeRegistry {

  /**
   * The id of this node, which the client ids of its sessions begin with; empty for a single node.
   */
  Optional<String> nodeId();

  /**
   * The address of a node, empty if it is not alive.
   *
   * @return fails with {@link NodeUnknownException} if the registry cannot be reached
   */
  CompletionStage<Optional<Address>> at(String nodeId);

  /** The registry cannot be reached, so nobody knows which nodes are alive. */
  final class NodeUnknownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NodeUnknownException(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Where a node serves other nodes.
   *
   * @param host its name or IP address
   * @param port its HTTP port
   */
  record Address(String host, int port) {}
}
