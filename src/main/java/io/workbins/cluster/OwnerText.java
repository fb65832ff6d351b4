package io.workbins.cluster;

import io.workbins.subscription.Container;
import io.workbins.subscription.Owner;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Owners and containers as text, in Redis. */
final class OwnerText {

  private static final char SELF = 's';
  private static final char USER = 'u';
  private static final char AGENT_GROUP = 'a';
  private static final char PLACE_GROUP = 'p';

  private OwnerText() {}

  /** An owner. Its name has no colon left in it. */
  static String of(Owner owner) {
    if (owner instanceof Owner.User user) {
      return USER + encoded(user.id());
    }
    if (owner instanceof Owner.AgentGroup group) {
      return AGENT_GROUP + encoded(group.group());
    }
    if (owner instanceof Owner.PlaceGroup group) {
      return PLACE_GROUP + encoded(group.group());
    }
    return String.valueOf(SELF);
  }

  /** A container: its owner, a colon, its workbin. */
  static String of(Container container) {
    return of(container.owner()) + ':' + container.workbinId();
  }

  /** The owner that this text is of. */
  static Owner owner(String text) {
    var name = URLDecoder.decode(text.substring(1), StandardCharsets.UTF_8);
    return switch (text.charAt(0)) {
      case SELF -> new Owner.Self();
      case USER -> new Owner.User(name);
      case AGENT_GROUP -> new Owner.AgentGroup(name);
      case PLACE_GROUP -> new Owner.PlaceGroup(name);
      default -> throw new IllegalArgumentException("no owner: " + text);
    };
  }

  /** The container that this text is of. */
  static Container container(String text) {
    int colon = text.indexOf(':');
    return new Container(text.substring(colon + 1), owner(text.substring(0, colon)));
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }
}
