/** CometD's transports, WebSocket and long-polling, on Quarkus without a servlet container. */
@NullMarked
package io.workbins.push.transport;

import org.jspecify.annotations.NullMarked;
