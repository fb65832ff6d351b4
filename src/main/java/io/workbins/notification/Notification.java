package io.workbins.notification;

/**
 * One message for all sessions of one user.
 *
 * @param recipientId the id of the user
 */
public record Notification(String recipientId, NotificationMessage message) {}
