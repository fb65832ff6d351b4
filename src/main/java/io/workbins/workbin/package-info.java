/**
 * The content of workbins, and the operations that add and pull interactions ({@code
 * workbins-api.md} sections 4 and 5.2). Plain Java without CometD or Vert.x.
 */
@NullMarked
package io.workbins.workbin;

import org.jspecify.annotations.NullMarked;
