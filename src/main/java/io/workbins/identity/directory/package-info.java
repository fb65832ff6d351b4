/** The directory of users, groups and workbins. */
@NullMarked
package io.workbins.identity.directory;

import org.jspecify.annotations.NullMarked;
