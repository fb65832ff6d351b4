package io.workbins.identity.signin;

import io.workbins.identity.directory.ClaimedUser;
import java.time.Instant;
import java.util.Optional;

/**
 * One sign-in of a user. All tokens and connections that follow from it end with it.
 *
 * @param id random, the same in each token of this sign-in
 * @param userId the user who signed in
 * @param accountMark the mark of the account at the sign-in: see {@link
 *     io.workbins.identity.directory.User#accountMark}
 * @param began the time of the sign-in
 * @param expiry when it ends, however often it is used
 * @param claims the user by the token that it began with; empty for a user of the directory
 */
public record SignIn(
    long id,
    String userId,
    long accountMark,
    Instant began,
    Instant expiry,
    Optional<ClaimedUser> claims) {}
