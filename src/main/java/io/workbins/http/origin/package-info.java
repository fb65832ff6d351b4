/** The origins and hosts of the service and of others, by settings that are checked at startup. */
@NullMarked
package io.workbins.http.origin;

import org.jspecify.annotations.NullMarked;
