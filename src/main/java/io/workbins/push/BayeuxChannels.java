package io.workbins.push;

import io.workbins.notification.NotificationMessage;
import java.util.List;
import java.util.stream.Stream;

/** The channels there are. Clients can neither add any nor publish on them. */
final class BayeuxChannels {

  /**
   * Those on which a session hears of workbins: the channel itself and the wildcards that cover it.
   */
  static final List<String> WORKBINS =
      List.of(NotificationMessage.CHANNEL, "/v2/me/*", "/v2/me/**", "/v2/**", "/**");

  /**
   * Other topics of GWS ({@code workbins-api.md} section 7.1). Nothing is sent on them here, but a
   * desktop that subscribes to each topic it knows starts to work only when all of them succeed
   * (section 7.2).
   */
  private static final List<String> OTHERS =
      List.of(
          "/v2/me",
          "/v2/me/devices",
          "/v2/me/calls",
          "/v2/me/channels",
          "/v2/me/chats",
          "/v2/me/emails",
          "/v2/me/workitems",
          "/v2/me/interactions",
          "/notifications/services");

  /** All that a client may subscribe to. */
  static final List<String> ALL = Stream.concat(WORKBINS.stream(), OTHERS.stream()).toList();

  private BayeuxChannels() {}
}
