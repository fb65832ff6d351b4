package io.workbins.identity.signin;

import java.time.Instant;

/**
 * What the sign-in cookie carries.
 *
 * @param userId the id of the user who signed in
 * @param seen when the token was made
 */
public record SignInToken(String userId, Instant seen) {}
