package io.workbins.cluster.eventlog;

import io.workbins.subscription.Owner;
import io.workbins.subscription.WorkbinRef;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Owners and workbins as text, in Redis. */
public final class OwnerCodec {

  private static final char SELF = 's';
  private static final char USER = 'u';
  private static final char AGENT_GROUP = 'a';
  private static final char PLACE_GROUP = 'p';

  private OwnerCodec() {}

  /** An owner. Its name has no colon left in it. */
  public static String encode(Owner owner) {
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

  /** A workbin: its owner, a colon, its workbin. */
  public static String encode(WorkbinRef workbinRef) {
    return encode(workbinRef.owner()) + ':' + workbinRef.workbinId();
  }

  /** The owner that this text is of. */
  public static Owner decodeOwner(String text) {
    var name = URLDecoder.decode(text.substring(1), StandardCharsets.UTF_8);
    return switch (text.charAt(0)) {
      case SELF -> new Owner.Self();
      case USER -> new Owner.User(name);
      case AGENT_GROUP -> new Owner.AgentGroup(name);
      case PLACE_GROUP -> new Owner.PlaceGroup(name);
      default -> throw new IllegalArgumentException("no owner: " + text);
    };
  }

  /** The workbin that this text is of. */
  public static WorkbinRef decodeWorkbinRef(String text) {
    int colon = text.indexOf(':');
    return new WorkbinRef(text.substring(colon + 1), decodeOwner(text.substring(0, colon)));
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }
}
