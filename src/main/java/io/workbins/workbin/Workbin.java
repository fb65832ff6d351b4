package io.workbins.workbin;

/**
 * A workbin the directory knows ({@code workbins-api.md} section 6.1).
 *
 * @param id a UUID
 * @param workbinName the name of the workbin type
 * @param displayName text for display
 * @param type whose it can be
 */
public record Workbin(String id, String workbinName, String displayName, Type type) {

  /** Whose a workbin can be, spelled as in the API. */
  public enum Type {
    Agent,
    Place,
    AgentGroup,
    PlaceGroup
  }
}
