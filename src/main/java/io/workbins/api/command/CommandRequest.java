package io.workbins.api.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of a command request ({@code workbins-api.md} section 2), unchecked.
 *
 * @param target the workbins that the URL names
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

  /** The workbins that the URL of a command names. */
  public sealed interface Target {

    /**
     * One workbin, in the path.
     *
     * @param workbinId the path segment, unchecked
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
