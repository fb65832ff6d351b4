/** Commands: who asks for what, on whose workbins, and the operations that do it. */
@NullMarked
package io.workbins.api.command;

import org.jspecify.annotations.NullMarked;
