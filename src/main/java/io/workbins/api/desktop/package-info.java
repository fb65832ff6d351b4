/**
 * What a desktop asks for besides workbins: its user, features, contact center session, version.
 */
@NullMarked
package io.workbins.api.desktop;

import org.jspecify.annotations.NullMarked;
