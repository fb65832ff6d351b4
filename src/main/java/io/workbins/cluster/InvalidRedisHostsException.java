package io.workbins.cluster;

/** {@code workbins.redis.hosts} is invalid. The message has no part of a URL or password. */
final class InvalidRedisHostsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidRedisHostsException(String fault) {
    super("workbins.redis.hosts " + fault);
  }
}
