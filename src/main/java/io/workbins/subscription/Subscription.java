package io.workbins.subscription;

import java.time.Instant;

/**
 * That a user wants to hear of a workbin. It belongs to the user, not to a CometD session: clients
 * handshake anew after a network loss and do not subscribe again ({@code workbins-api.md} section
 * 7.3).
 *
 * @param workbinRef which workbin, of whom
 * @param since when the user subscribed first, repeats not counted
 */
public record Subscription(WorkbinRef workbinRef, Instant since) {}
