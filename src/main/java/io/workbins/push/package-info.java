/**
 * The Bayeux server: security policy, channels, the sessions of each user, and the delivery of
 * notifications ({@code workbins-api.md} section 7).
 */
@NullMarked
package io.workbins.push;

import org.jspecify.annotations.NullMarked;
