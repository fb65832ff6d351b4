package io.workbins.notification;

/**
 * One message for one user, whatever sessions that user has.
 *
 * @param recipientId the id of the user who is told
 * @param message what the user is told
 */
public record Notification(String recipientId, NotificationMessage message) {}
