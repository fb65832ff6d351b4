/**
 * What is in a workbin, how interactions come into it and leave it, and who is told ({@code
 * workbins-api.md} sections 4 and 5.2). Plain Java: tested without starting anything.
 */
@NullMarked
package io.workbins.workbin;

import org.jspecify.annotations.NullMarked;
