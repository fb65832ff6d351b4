package io.workbins.push;

import io.workbins.notification.NotificationMessage;
import java.util.List;
import java.util.stream.Stream;

/** All channels of the server. Clients cannot create channels, and cannot publish. */
final class BayeuxChannels {

  /** The channels that receive workbin notifications: the channel and the wildcards covering it. */
  static final List<String> WORKBINS =
      List.of(NotificationMessage.CHANNEL, "/v2/me/*", "/v2/me/**", "/v2/**", "/**");

  /**
   * Other topics of GWS ({@code workbins-api.md} section 7.1). The service sends nothing on them,
   * but desktops subscribe to all topics and start only if every subscription succeeds (section
   * 7.2).
   */
  private static final List<String> OTHERS =
      List.of(
          "/v2/me",
          "/v2/me/state",
          "/v2/users",
          "/v2/me/devices",
          "/v2/me/calls",
          "/v2/me/channels",
          "/v2/me/chats",
          "/v2/me/emails",
          "/v2/me/workitems",
          "/v2/me/interactions",
          "/notifications/services");

  /** All channels that a client may subscribe to. */
  static final List<String> ALL = Stream.concat(WORKBINS.stream(), OTHERS.stream()).toList();

  private BayeuxChannels() {}
}
