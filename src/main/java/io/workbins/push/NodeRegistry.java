package io.workbins.push;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Addresses of the other nodes. A CometD session lives on one node, and its id begins with the id
 * of that node, so that any node can relay its requests.
 */
public interface NodeRegistry {

  /** The id of this node, the prefix of its sessions' client ids; empty for a single node. */
  Optional<String> nodeId();

  /**
   * The address of a node, empty if it is not alive.
   *
   * @return fails with {@link NodeUnknownException} if the registry cannot be reached
   */
  CompletionStage<Optional<Address>> at(String nodeId);

  /** The registry cannot be reached. */
  final class NodeUnknownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NodeUnknownException(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * The address at which a node serves other nodes.
   *
   * @param host the host name or IP address
   * @param port the HTTP port
   */
  record Address(String host, int port) {}
}
