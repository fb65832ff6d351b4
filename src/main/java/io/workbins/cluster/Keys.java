package io.workbins.cluster;

/** The names of what is in Redis, as far as it is not only scripts that know them. */
final class Keys {

  /** What all names begin with. The braces keep them together in a Redis of many nodes. */
  static final String PLACE = "{workbins}";

  /** The stream of all that happened: an entry for each reference number. */
  static final String JOURNAL = PLACE + ":journal";

  /** The last reference number. */
  static final String NUMBER = PLACE + ":number";

  /** Another one whenever Redis has lost all that was in it. */
  static final String ERA = PLACE + ":era";

  private Keys() {}

  /** Where the node of this place takes requests. */
  static String place(String place) {
    return PLACE + ":place:" + place;
  }

  /** What a user is subscribed to: containers, each with since when. */
  static String subscriptions(String userId) {
    return PLACE + ":subscriptions:" + userId;
  }

  /** What lies in a container: interactions by their ids. */
  static String content(String container) {
    return PLACE + ":content:" + container;
  }
}
