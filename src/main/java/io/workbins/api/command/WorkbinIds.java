package io.workbins.api.command;

import io.workbins.api.error.InvalidValueException;
import io.workbins.api.error.MissingParameterException;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads workbin ids from a path or from the query parameter {@code workbinIds} ({@code
 * workbins-api.md} section 2.2).
 */
public final class WorkbinIds {

  private static final int MOST = 100;

  private WorkbinIds() {}

  /**
   * The ids of a list, in its order, each once; blanks around commas are dropped.
   *
   * @throws MissingParameterException if there is none
   * @throws InvalidValueException if there are more than 100, or one is too long or has control
   *     characters
   */
  public static List<String> several(@Nullable String list) {
    var ids = new LinkedHashSet<String>();
    for (var part : (list == null ? "" : list).split(",", -1)) {
      if (!Ids.isBlank(part)) {
        ids.add(Ids.checked("A workbin id", part));
      }
    }
    if (ids.isEmpty()) {
      throw new MissingParameterException(
          "workbinIds is missing: give one or more workbin ids, separated by commas");
    }
    if (ids.size() > MOST) {
      throw new InvalidValueException(
          "workbinIds has %d ids: give at most %d in one request".formatted(ids.size(), MOST));
    }
    return List.copyOf(ids);
  }

  /**
   * The id of a path, as a list; blanks around it are dropped, so that it is the same id as in a
   * list.
   *
   * @throws InvalidValueException if it is blank, too long or has control characters
   */
  public static List<String> one(String pathSegment) {
    return List.of(Ids.checked("A workbin id", pathSegment));
  }
}
