package io.workbins.api.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command as a POST states it ({@code workbins-api.md} section 2), not checked yet.
 *
 * @param target which workbins the URL names
 * @param userId the user in the path, for the forms of supervisors
 * @param agentGroup the query parameter of this name
 * @param placeGroup the query parameter of this name
 * @param body the JSON body, possibly empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CommandRequest(
    Target target,
    @Nullable String userId,
    @Nullable String agentGroup,
    @Nullable String placeGroup,
    byte[] body) {

  /** Which workbins the URL of a command names. */
  public sealed interface Target {

    /**
     * One workbin, in the path.
     *
     * @param workbinId the path segment, not checked yet
     */
    record One(String workbinId) implements Target {}

    /**
     * Workbins in the query, or none for an operation on all.
     *
     * @param workbinIds the values of the query parameter {@code workbinIds}, each a list with
     *     commas
     */
    record Several(List<String> workbinIds) implements Target {}
  }
}
