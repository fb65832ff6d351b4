/**
 * Authentication and permissions ({@code workbins-api.md} section 8). This package has the parts
 * that use Quarkus Security; the directory of users, the verification of passwords and the sign-in
 * tokens have packages below it.
 */
@NullMarked
package io.workbins.identity;

import org.jspecify.annotations.NullMarked;
