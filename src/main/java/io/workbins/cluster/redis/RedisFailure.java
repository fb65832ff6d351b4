package io.workbins.cluster.redis;

import java.util.regex.Pattern;

/** What a failed request says about the server and the connection. */
enum RedisFailure {
  /** The server does not have the script. */
  UNKNOWN_SCRIPT,

  /** The server has no memory left for writes, or a policy that removes nothing. */
  FULL,

  /** The server refused the request. Other requests may succeed. */
  REFUSED,

  /**
   * The connection broke, or leads to a server that must be left: a replica, one that loads its
   * data, or one that does not know the user any more.
   */
  CONNECTION;

  /** Redis before 7 repeats the error of a command in the middle of that of its script. */
  private static final Pattern UNUSABLE_SERVER =
      Pattern.compile(
          "(^|-)(READONLY|MASTERDOWN|LOADING|NOAUTH|NOPERM|WRONGPASS|CLUSTERDOWN|UNBLOCKED)\\b"
              + "|The user executing the script can't run this command");

  private static final Pattern OUT_OF_MEMORY = Pattern.compile("(^|-)OOM\\b");

  /** Each error of a server starts with a word in capitals. */
  private static final Pattern REPLY = Pattern.compile("[A-Z]+ .*", Pattern.DOTALL);

  /** The end of an error on an unknown command. Those of HELLO and AUTH contain a password. */
  private static final Pattern ARGUMENTS =
      Pattern.compile(",? with args beginning with.*", Pattern.DOTALL);

  private static final String QUEUE_OF_CLIENT_IS_FULL = "Redis waiting queue is full";

  static RedisFailure of(Throwable failure) {
    var message = String.valueOf(failure.getMessage());
    if (message.equals(QUEUE_OF_CLIENT_IS_FULL)) {
      return REFUSED;
    }
    if (!REPLY.matcher(message).matches() || UNUSABLE_SERVER.matcher(message).find()) {
      return CONNECTION;
    }
    if (OUT_OF_MEMORY.matcher(message).find()) {
      return FULL;
    }
    return message.startsWith("NOSCRIPT") ? UNKNOWN_SCRIPT : REFUSED;
  }

  /** The text of a failure for the log. */
  static String withoutArguments(String text) {
    return ARGUMENTS.matcher(text).replaceFirst("");
  }
}
