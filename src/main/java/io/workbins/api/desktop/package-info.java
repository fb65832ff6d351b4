/** The other resources that desktops need: user, features, contact center session, version. */
@NullMarked
package io.workbins.api.desktop;

import org.jspecify.annotations.NullMarked;
