package io.workbins.identity.directory;

/**
 * A user whose claims were verified.
 *
 * @param user by the newest claims that this node has seen
 * @param isNews whether this node saw other claims of the user before, or none: the user may have
 *     lost rights
 */
public record Admission(User user, boolean isNews) {}
