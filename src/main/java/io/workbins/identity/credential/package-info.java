/** Verifies passwords in a time that does not reveal which users exist. */
@NullMarked
package io.workbins.identity.credential;

import org.jspecify.annotations.NullMarked;
