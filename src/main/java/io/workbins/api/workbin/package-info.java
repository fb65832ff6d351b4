/** Workbins and their content as JAX-RS resources. */
@NullMarked
package io.workbins.api.workbin;

import org.jspecify.annotations.NullMarked;
