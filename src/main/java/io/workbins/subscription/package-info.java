/**
 * Subscriptions of users to workbins, and the commands that change them ({@code workbins-api.md}
 * sections 2 and 3). Plain Java without CometD or Vert.x.
 */
@NullMarked
package io.workbins.subscription;

import org.jspecify.annotations.NullMarked;
