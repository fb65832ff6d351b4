package io.workbins.identity.directory;

/**
 * CDI event: a node has seen new claims of a user. Observers end what the user may no longer have.
 *
 * @param userId the user
 */
public record UserClaimsChangedEvent(String userId) {}
