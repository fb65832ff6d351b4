package io.workbins.cluster.redis;

/** The Redis keys that are used outside of scripts. */
public final class RedisKeys {

  /** The prefix of all keys. Its hash tag puts them into one slot of a Redis Cluster. */
  static final String PREFIX = "{workbins}";

  /** The stream with the event log: one entry for each reference number. */
  public static final String EVENT_LOG = PREFIX + ":event-log";

  /** The last reference number. */
  public static final String NUMBER = PREFIX + ":number";

  /** The incarnation of the data: a new id each time Redis lost all data. */
  public static final String INCARNATION = PREFIX + ":incarnation";

  private RedisKeys() {}

  /** The address of a node: host, blank, port. */
  public static String nodeAddress(String nodeId) {
    return PREFIX + ":node-address:" + nodeId;
  }

  /** The subscriptions of a user: a hash from workbin to time and reference number. */
  public static String subscriptions(String userId) {
    return PREFIX + ":subscriptions:" + userId;
  }

  /** The content of a workbin: a hash from interaction id to interaction. */
  public static String content(String workbinRef) {
    return PREFIX + ":content:" + workbinRef;
  }
}
