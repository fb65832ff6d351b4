/** The encrypted token of the sign-in cookie: stateless, valid on all nodes with the same key. */
@NullMarked
package io.workbins.identity.signin;

import org.jspecify.annotations.NullMarked;
