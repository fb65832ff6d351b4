/**
 * CometD over WebSocket and long-polling on Quarkus, without a servlet container. The only code
 * that touches WebSocket and Vert.x HTTP types.
 */
@NullMarked
package io.workbins.push.transport;

import org.jspecify.annotations.NullMarked;
