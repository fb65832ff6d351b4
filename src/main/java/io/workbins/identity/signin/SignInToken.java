package io.workbins.identity.signin;

import java.time.Instant;

/**
 * What the sign-in cookie carries.
 *
 * @param signIn the sign-in that the token belongs to
 * @param seen when the token was made
 */
public record SignInToken(SignIn signIn, Instant seen) {}
