package io.workbins.workbin;

/** An interaction cannot be added to a workbin or pulled from it, because of its content. */
public final class ContentConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  private ContentConflictException(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  /** Why the content does not allow the change. */
  public enum Reason {
    /** The workbin has an interaction with this id. */
    ALREADY_THERE,
    /** The workbin does not have the interaction: it was never added, or was pulled. */
    NOT_THERE,
    /** The workbin has the maximum number of interactions. */
    FULL
  }

  /** The workbin has an interaction with this id. */
  public static ContentConflictException alreadyThere(String interactionId) {
    return new ContentConflictException(
        Reason.ALREADY_THERE, "Interaction %s is in this workbin already".formatted(interactionId));
  }

  /** The workbin does not have an interaction with this id. */
  public static ContentConflictException notThere(String interactionId) {
    return new ContentConflictException(
        Reason.NOT_THERE, "Interaction %s is not in this workbin".formatted(interactionId));
  }

  /** The workbin has this number of interactions, its maximum. */
  public static ContentConflictException full(int maximum) {
    return new ContentConflictException(
        Reason.FULL, "This workbin has %d interactions, which is its maximum".formatted(maximum));
  }

  /** Why the content does not allow the change. */
  public Reason reason() {
    return reason;
  }
}
