package io.workbins.cluster.redis;

/** The names of what is in Redis, as far as it is not only scripts that know them. */
public final class RedisKeys {

  /** What all names begin with. The braces keep them together in a Redis of many nodes. */
  static final String PREFIX = "{workbins}";

  /** The stream of all that happened: an entry for each reference number. */
  public static final String EVENT_LOG = PREFIX + ":event-log";

  /** The last reference number. */
  public static final String NUMBER = PREFIX + ":number";

  /** Another one whenever Redis has lost all that was in it. */
  public static final String INCARNATION = PREFIX + ":incarnation";

  private RedisKeys() {}

  /** Where the node of this place takes requests. */
  public static String nodeAddress(String nodeId) {
    return PREFIX + ":node-address:" + nodeId;
  }

  /** What a user is subscribed to: workbins, each with since when. */
  public static String subscriptions(String userId) {
    return PREFIX + ":subscriptions:" + userId;
  }

  /** What lies in a workbin: interactions by their ids. */
  public static String content(String workbinRef) {
    return PREFIX + ":content:" + workbinRef;
  }
}
