package io.workbins.api.command;

import io.workbins.api.error.InvalidValueException;
import io.workbins.api.error.MissingParameterException;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Reads workbin ids from a path or from the query parameter {@code workbinIds} ({@code
 * workbins-api.md} section 2.2).
 */
public final class WorkbinIds {

  private static final int MAX_WORKBIN_IDS = 100;

  private WorkbinIds() {}

  /**
   * The ids of comma-separated lists, in their order, without duplicates and surrounding blanks of
   * any kind: clients break long lists into lines.
   *
   * @throws MissingParameterException if there is no id
   * @throws InvalidValueException if there are more than 100, or one is too long or not plain
   */
  public static List<String> several(List<String> lists) {
    var ids = new LinkedHashSet<String>();
    for (var list : lists) {
      for (var part : list.split(",", -1)) {
        var id = Ids.stripped(part);
        if (!id.isEmpty()) {
          ids.add(Ids.checked("workbin id", id));
        }
      }
    }
    if (ids.isEmpty()) {
      throw new MissingParameterException(
          "workbinIds must have one or more workbin ids, separated by commas");
    }
    if (ids.size() > MAX_WORKBIN_IDS) {
      throw new InvalidValueException(
          "workbinIds must have at most %d ids, not %d".formatted(MAX_WORKBIN_IDS, ids.size()));
    }
    return List.copyOf(ids);
  }

  /**
   * The id of a path segment, without surrounding blanks.
   *
   * @throws InvalidValueException if it is blank, too long or not plain
   */
  public static String one(String pathSegment) {
    return Ids.checked("workbin id", pathSegment);
  }
}
