package io.workbins.notification;

/** The store cannot be reached. The requested change was not made. */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Another node has a newer directory, which this node has not read yet. */
  public static StoreUnavailableException outdatedDirectory() {
    return new StoreUnavailableException("The directory of this node is out of date, try again");
  }

  /** The store has no room left. What ends or removes something succeeds. */
  public static StoreUnavailableException full() {
    return new StoreUnavailableException("The store is full, try again when there is room");
  }

  /** This node stops, and what it keeps would be lost. */
  static StoreUnavailableException stopping() {
    return new StoreUnavailableException("The node is about to stop, try again");
  }

  public StoreUnavailableException(String message) {
    super(message, null, false, false);
  }
}
