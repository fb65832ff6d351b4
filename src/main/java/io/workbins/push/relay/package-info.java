/** Relays between nodes: requests and WebSockets of a session that another node has. */
@NullMarked
package io.workbins.push.relay;

import org.jspecify.annotations.NullMarked;
