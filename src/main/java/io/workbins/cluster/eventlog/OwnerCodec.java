package io.workbins.cluster.eventlog;

import io.workbins.subscription.Owner;
import io.workbins.subscription.WorkbinRef;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Encodes owners and workbin references as text for Redis. */
public final class OwnerCodec {

  private static final char SELF = 's';
  private static final char USER = 'u';
  private static final char AGENT_GROUP = 'a';
  private static final char PLACE_GROUP = 'p';

  private OwnerCodec() {}

  /** A letter for the kind of owner and its URL-encoded name, which contains no colon. */
  public static String encode(Owner owner) {
    if (owner instanceof Owner.User user) {
      return USER + urlEncode(user.id());
    }
    if (owner instanceof Owner.AgentGroup group) {
      return AGENT_GROUP + urlEncode(group.group());
    }
    if (owner instanceof Owner.PlaceGroup group) {
      return PLACE_GROUP + urlEncode(group.group());
    }
    return String.valueOf(SELF);
  }

  /** The encoded owner, a colon and the workbin id. */
  public static String encode(WorkbinRef workbinRef) {
    return encode(workbinRef.owner()) + ':' + workbinRef.workbinId();
  }

  public static Owner decodeOwner(String text) {
    var name = URLDecoder.decode(text.substring(1), StandardCharsets.UTF_8);
    return switch (text.charAt(0)) {
      case SELF -> new Owner.Self();
      case USER -> new Owner.User(name);
      case AGENT_GROUP -> new Owner.AgentGroup(name);
      case PLACE_GROUP -> new Owner.PlaceGroup(name);
      default -> throw new IllegalArgumentException("not an encoded owner: " + text);
    };
  }

  public static WorkbinRef decodeWorkbinRef(String text) {
    int colon = text.indexOf(':');
    return new WorkbinRef(text.substring(colon + 1), decodeOwner(text.substring(0, colon)));
  }

  private static String urlEncode(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }
}
