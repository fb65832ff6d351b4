/**
 * Who calls, and what callers may do ({@code workbins-api.md} section 8). Everything that speaks to
 * Quarkus's security is here; the directory with its users, the credentials and the session cookie
 * have rooms of their own below.
 */
@NullMarked
package io.workbins.identity;

import org.jspecify.annotations.NullMarked;
