/**
 * The REST API: the URL forms of {@code workbins-api.md} sections 2 and 3, their replies and error
 * responses (section 9).
 */
@NullMarked
package io.workbins.api;

import org.jspecify.annotations.NullMarked;
