package io.workbins.push.transport;

import io.workbins.push.Neighbours;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds out from what a client sends whether it is for a session of another node. */
@Singleton
final class Places {

  private static final Pattern PLACE = Pattern.compile("\"clientId\"\\s*:\\s*\"([0-9a-z]+)_");

  private final Neighbours neighbours;

  Places(Neighbours neighbours) {
    this.neighbours = neighbours;
  }

  /** Whether there are other nodes. */
  boolean areSeveral() {
    return neighbours.place().isPresent();
  }

  /** The place of the session that a text names first, unless that is here. */
  Optional<String> elsewhere(String text) {
    var place = PLACE.matcher(text);
    return areSeveral() && place.find() && !neighbours.place().equals(Optional.of(place.group(1)))
        ? Optional.of(place.group(1))
        : Optional.empty();
  }
}
