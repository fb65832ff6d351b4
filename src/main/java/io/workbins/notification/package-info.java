/**
 * Notification messages as clients receive them, and the bus between their causes and their
 * delivery. Plain Java without Quarkus, CometD or Vert.x; depends on no other package of this
 * project.
 */
@NullMarked
package io.workbins.notification;

import org.jspecify.annotations.NullMarked;
