/** CSRF protection by a token, as GWS has it ({@code workbins-api.md} section 8.5). */
@NullMarked
package io.workbins.identity.csrf;

import org.jspecify.annotations.NullMarked;
