/** Checking passwords, at a cost that tells nothing about who exists. */
@NullMarked
package io.workbins.identity.credential;

import org.jspecify.annotations.NullMarked;
