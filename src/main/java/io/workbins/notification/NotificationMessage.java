package io.workbins.notification;

/**
 * The inside of {@code data} of one Bayeux message on {@link #CHANNEL} ({@code workbins-api.md}
 * section 5). Clients tell the kinds apart by {@link #messageType()}, which they read without a
 * guard.
 */
public sealed interface NotificationMessage permits SubscriptionStateChange, ContentChange {

  /**
   * The channel of every workbin message ({@code workbins-api.md} section 7.1). Clients dispatch on
   * its name.
   */
  String CHANNEL = "/v2/me/workbins";

  /** The kind of message, which says what other properties it has. */
  String messageType();

  /** Links the message to the request that caused it. */
  long referenceId();
}
