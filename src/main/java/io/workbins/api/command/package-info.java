/** Commands on workbins: parsing, permission checks, and the operations. */
@NullMarked
package io.workbins.api.command;

import org.jspecify.annotations.NullMarked;
