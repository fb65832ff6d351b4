package io.workbins.workbin;

/** The content of a workbin does not allow an interaction to be added or pulled. */
public final class ContentConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  private ContentConflictException(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  public enum Reason {
    /** The workbin has an interaction with this id. */
    ALREADY_THERE,
    /** The workbin has no interaction with this id. */
    NOT_THERE,
    /** A limit of the number of interactions, or of their bytes, is reached. */
    FULL
  }

  public static ContentConflictException alreadyThere(String interactionId) {
    return new ContentConflictException(
        Reason.ALREADY_THERE, "Interaction %s is in this workbin already".formatted(interactionId));
  }

  public static ContentConflictException notThere(String interactionId) {
    return new ContentConflictException(
        Reason.NOT_THERE, "Interaction %s is not in this workbin".formatted(interactionId));
  }

  public static ContentConflictException full(int maximum) {
    return new ContentConflictException(
        Reason.FULL, "This workbin has %d interactions, which is its maximum".formatted(maximum));
  }

  public static ContentConflictException fullWorkbin(ContentLimits limits) {
    return full("This workbin is full: its interactions", limits.perWorkbin());
  }

  public static ContentConflictException fullOwner(ContentLimits limits) {
    return full("The workbins of this owner are full: their interactions", limits.perOwner());
  }

  public static ContentConflictException allFull(ContentLimits limits) {
    return full("All workbins are full: their interactions", limits.all());
  }

  private static ContentConflictException full(String what, long maxBytes) {
    return new ContentConflictException(
        Reason.FULL, "%s may have %d bytes. Pull some first".formatted(what, maxBytes));
  }

  public Reason reason() {
    return reason;
  }
}
