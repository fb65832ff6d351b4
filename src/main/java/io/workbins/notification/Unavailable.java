package io.workbins.notification;

/** What is kept elsewhere cannot be reached. What was asked for was not done. */
public final class Unavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Unavailable(String message) {
    super(message, null, false, false);
  }
}
