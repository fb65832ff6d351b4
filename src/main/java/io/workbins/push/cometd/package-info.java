/**
 * Subclasses of CometD's server, session and WebSocket endpoint. CometD logs whole messages, which
 * may contain secrets, in the category of the subclass; {@code application.properties} limits the
 * category of this package to warnings at build time.
 */
@NullMarked
package io.workbins.push.cometd;

import org.jspecify.annotations.NullMarked;
