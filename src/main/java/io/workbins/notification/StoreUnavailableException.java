package io.workbins.notification;

/** What is kept elsewhere cannot be reached. What was asked for was not done. */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreUnavailableException(String message) {
    super(message, null, false, false);
  }
}
