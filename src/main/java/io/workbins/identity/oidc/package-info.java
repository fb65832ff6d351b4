/** Bearer tokens of an OpenID Connect provider, verified by {@code quarkus-oidc}. */
@NullMarked
package io.workbins.identity.oidc;

import org.jspecify.annotations.NullMarked;
