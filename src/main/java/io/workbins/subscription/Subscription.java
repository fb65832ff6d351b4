package io.workbins.subscription;

import java.time.Instant;

/**
 * A subscription of a user to a workbin. It belongs to the user, not to a CometD session: clients
 * handshake again after a network loss, but do not subscribe to workbins again ({@code
 * workbins-api.md} section 7.3).
 *
 * @param since the time of the first Subscribe; repeats do not change it
 */
public record Subscription(WorkbinRef workbinRef, Instant since) {}
