/** Users, groups and workbins, read from one JSON file. */
@NullMarked
package io.workbins.identity.directory;

import org.jspecify.annotations.NullMarked;
