/**
 * CometD out: the Bayeux server, who may do what on which channel, a user's sessions, and delivery
 * to them ({@code workbins-api.md} section 7).
 */
@NullMarked
package io.workbins.push;

import org.jspecify.annotations.NullMarked;
