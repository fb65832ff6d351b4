/**
 * The connections of clients: how many there are, how long a request may take to arrive, and how
 * much a client may leave unread. The handlers of Netty in this package run on the event loop of
 * their connection.
 */
@NullMarked
package io.workbins.http.connection;

import org.jspecify.annotations.NullMarked;
