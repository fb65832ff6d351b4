package io.workbins.identity.directory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The users of tokens and sign-ins that this node has seen, at most 10,000 of them: the ones seen
 * last. Thread-safe.
 */
final class ClaimedUsers {

  static final int CAPACITY = 10_000;

  /** In the order of use. */
  private final Map<String, ClaimedUser> byId =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ClaimedUser> eldest) {
          return size() > CAPACITY;
        }
      };

  /**
   * Keeps the claims unless newer ones of the same user are known.
   *
   * @param isNew whether they were just verified: they also replace others of the same second
   * @return what the user may do by the newest claims
   */
  synchronized Admission admit(ClaimedUser seen, boolean isNew) {
    var known = byId.get(seen.user().id());
    if (known != null && !replaces(seen, known, isNew)) {
      return new Admission(known.user(), false);
    }
    byId.put(seen.user().id(), seen);
    return new Admission(seen.user(), known == null || !known.user().equals(seen.user()));
  }

  private static boolean replaces(ClaimedUser seen, ClaimedUser known, boolean isNew) {
    return isNew ? !seen.issued().isBefore(known.issued()) : seen.issued().isAfter(known.issued());
  }

  synchronized Optional<User> user(String id) {
    return Optional.ofNullable(byId.get(id)).map(ClaimedUser::user);
  }

  synchronized Set<String> ids() {
    return Set.copyOf(byId.keySet());
  }
}
