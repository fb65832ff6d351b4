package io.workbins.workbin;

/**
 * A workbin of the directory ({@code workbins-api.md} section 6.1).
 *
 * @param id a UUID
 * @param workbinName the name of the workbin type
 * @param type the kind of owner
 */
public record Workbin(String id, String workbinName, String displayName, Type type) {

  /** The kind of owner, spelled as in the API. */
  public enum Type {
    Agent,
    Place,
    AgentGroup,
    PlaceGroup
  }
}
