/** Relays requests and WebSockets to the node that has the session. */
@NullMarked
package io.workbins.push.relay;

import org.jspecify.annotations.NullMarked;
