/** Exceptions, error codes, and their mapping to error responses. */
@NullMarked
package io.workbins.api.error;

import org.jspecify.annotations.NullMarked;
