/** Errors: their codes, their envelope, and the mappers that answer with it. */
@NullMarked
package io.workbins.api.error;

import org.jspecify.annotations.NullMarked;
