/**
 * Who is subscribed to which workbin of which owner, and the commands that change it ({@code
 * workbins-api.md} sections 2 and 3). Plain Java: tested without starting anything.
 */
@NullMarked
package io.workbins.subscription;

import org.jspecify.annotations.NullMarked;
