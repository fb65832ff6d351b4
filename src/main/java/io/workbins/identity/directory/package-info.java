/** The directory of users, groups and workbins, loaded from one JSON file. */
@NullMarked
package io.workbins.identity.directory;

import org.jspecify.annotations.NullMarked;
