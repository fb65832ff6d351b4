package io.workbins.http.connection;

import java.util.Locale;

/** Why the service closed a connection; the tag {@code reason} of a metric. */
public enum CloseReason {
  /** The client did not take what it was sent. */
  UNREAD,
  /** A request did not arrive in time. */
  REQUEST_TIME,
  /** The address has too many connections. */
  ADDRESS,
  /** The user has too many connections. */
  USER,
  /** The service has too many connections. */
  CONNECTIONS;

  String tag() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
