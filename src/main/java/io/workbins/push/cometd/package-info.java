/**
 * Subclasses of CometD's server, session and WebSocket endpoint, and what they need. A package of
 * its own, since CometD logs whole messages, with whatever secret a client put into them, under the
 * name of the subclass or its package: {@code application.properties} cuts this category to
 * warnings, at build.
 */
@NullMarked
package io.workbins.push.cometd;

import org.jspecify.annotations.NullMarked;
