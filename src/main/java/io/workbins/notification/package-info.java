/**
 * What clients are told: the messages exactly as they go over the wire, and the bus that carries
 * them to whoever delivers them. Plain Java: it knows nothing of the rest of the house.
 */
@NullMarked
package io.workbins.notification;

import org.jspecify.annotations.NullMarked;
