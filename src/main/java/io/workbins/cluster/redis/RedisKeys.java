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

  /** The stream with the ends of sign-ins and the changes of directories. */
  public static final String IDENTITY_LOG = PREFIX + ":identity-log";

  /** The marks of the directory: a hash from entry to revision and mark. */
  public static final String DIRECTORY = PREFIX + ":directory";

  /** A key that never exists: a server that cannot delete it takes no writes. */
  static final String NOTHING = PREFIX + ":nothing";

  /** The bytes of interactions: a hash with a field for each workbin, and others. */
  public static final String CONTENT_BYTES = PREFIX + ":content-bytes";

  private static final String WORKBIN_BYTES = "workbin:";
  private static final String CONTENT = PREFIX + ":content:";

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
    return CONTENT + workbinRef;
  }

  /** The field with the bytes of a workbin; of all such fields with {@code *}. */
  public static String workbinBytes(String workbinRef) {
    return WORKBIN_BYTES + workbinRef;
  }

  /** The workbin of a field with its bytes. */
  public static String workbinOfBytes(String field) {
    return field.substring(WORKBIN_BYTES.length());
  }
}
