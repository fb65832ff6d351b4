package io.workbins.api;

import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads workbin ids from a path or from the query parameter {@code workbinIds} ({@code
 * workbins-api.md} section 2.2).
 */
final class WorkbinIds {

  private static final int MOST = 100;

  private WorkbinIds() {}

  /**
   * The ids of a list, in its order, each once; blanks around commas are dropped.
   *
   * @throws Failure.Missing if there is none
   * @throws Failure.Invalid if there are more than 100, or one is too long or has control
   *     characters
   */
  static List<String> several(@Nullable String list) {
    var ids = new LinkedHashSet<String>();
    for (var part : (list == null ? "" : list).split(",", -1)) {
      if (!Ids.isBlank(part)) {
        ids.add(Ids.checked("A workbin id", part));
      }
    }
    if (ids.isEmpty()) {
      throw new Failure.Missing(
          "workbinIds is missing: give one or more workbin ids, separated by commas");
    }
    if (ids.size() > MOST) {
      throw new Failure.Invalid(
          "workbinIds has %d ids: give at most %d in one request".formatted(ids.size(), MOST));
    }
    return List.copyOf(ids);
  }

  /**
   * The id of a path, as a list; blanks around it are dropped, so that it is the same id as in a
   * list.
   *
   * @throws Failure.Invalid if it is blank, too long or has control characters
   */
  static List<String> one(String pathSegment) {
    return List.of(Ids.checked("A workbin id", pathSegment));
  }
}
