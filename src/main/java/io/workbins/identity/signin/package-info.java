/** The session cookie: stateless, sealed, the same on every node with the same key. */
@NullMarked
package io.workbins.identity.signin;

import org.jspecify.annotations.NullMarked;
