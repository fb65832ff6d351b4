/** The settings are checked at start: a wrong one is named, and ends the start. */
@NullMarked
package io.workbins.settings;

import org.jspecify.annotations.NullMarked;
