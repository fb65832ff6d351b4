package io.workbins.workbin;

/** That a workbin is not such that an interaction could come into it or leave it. */
public abstract sealed class ContentConflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private ContentConflict(String message) {
    super(message, null, false, false);
  }

  /** The interaction is in the workbin already. */
  public static final class AlreadyThere extends ContentConflict {
    private static final long serialVersionUID = 1L;

    /** About the interaction with this id. */
    public AlreadyThere(String interactionId) {
      super("Interaction %s is in this workbin already".formatted(interactionId));
    }
  }

  /** The interaction is not in the workbin: it never was, or somebody pulled it. */
  public static final class NotThere extends ContentConflict {
    private static final long serialVersionUID = 1L;

    /** About the interaction with this id. */
    public NotThere(String interactionId) {
      super("Interaction %s is not in this workbin".formatted(interactionId));
    }
  }

  /** The workbin has as many interactions as it may. */
  public static final class Full extends ContentConflict {
    private static final long serialVersionUID = 1L;

    /** About a workbin that takes so many. */
    public Full(int most) {
      super("This workbin has %d interactions, which is all it takes".formatted(most));
    }
  }
}
