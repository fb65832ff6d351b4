/**
 * The directory file: one JSON file with users, groups and workbins, read again when it changes.
 */
@NullMarked
package io.workbins.identity.directory.file;

import org.jspecify.annotations.NullMarked;
