package io.workbins.identity.directory;

import java.time.Instant;

/**
 * A user as the claims of a token describe it.
 *
 * @param user its {@code accountMark} is 0: a password of ours does not exist
 * @param issued when the identity provider made these claims, to seconds
 */
public record ClaimedUser(User user, Instant issued) {}
