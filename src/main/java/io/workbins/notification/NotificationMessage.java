package io.workbins.notification;

/**
 * The {@code data} of one Bayeux message on {@link #CHANNEL} ({@code workbins-api.md} section 5).
 * Clients dispatch on {@link #messageType()} without a null check.
 */
public sealed interface NotificationMessage permits SubscriptionStateChange, ContentChange {

  /**
   * The channel of every workbin message ({@code workbins-api.md} section 7.1). Clients dispatch on
   * its name.
   */
  String CHANNEL = "/v2/me/workbins";

  String messageType();

  /** The reference number of the request that caused the message. */
  long referenceId();
}
