package io.workbins.api.feed;

import io.workbins.api.error.ErrorResponse;
import io.workbins.api.error.InvalidValueException;
import io.workbins.api.error.MissingParameterException;
import io.workbins.api.feed.FeedReply.FailedLine;
import io.workbins.notification.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;

/** The outcomes of the lines of a feed. Keeps the first failures only. For one thread. */
final class FeedReport {

  private static final int MAX_FAILED_LINES = 100;

  private final List<FailedLine> failed = new ArrayList<>();
  private long line;
  private long accepted;
  private long rejected;
  private boolean isUnavailable;

  /** The next line begins. */
  void nextLine() {
    line++;
  }

  /** The event of this line was applied. */
  void accept() {
    accepted++;
  }

  /** This line was rejected. */
  void reject(ErrorResponse error) {
    rejected++;
    if (failed.size() < MAX_FAILED_LINES) {
      failed.add(new FailedLine(line, error.statusCode(), error.statusMessage()));
    }
  }

  /** The store was unavailable for this line: later lines are not tried. */
  void markUnavailable() {
    isUnavailable = true;
  }

  boolean isUnavailable() {
    return isUnavailable;
  }

  /**
   * The reply to all lines.
   *
   * @throws RuntimeException if no event was applied
   */
  FeedReply.Summary reply() {
    if (accepted > 0) {
      return new FeedReply.Summary(rejected == 0 ? 0 : 7, accepted, rejected, List.copyOf(failed));
    }
    if (isUnavailable) {
      throw new StoreUnavailableException("No event was accepted, try again");
    }
    if (failed.isEmpty()) {
      throw new MissingParameterException("The body must have one or more events");
    }
    throw new InvalidValueException(
        "No event was accepted: line %d: %s"
            .formatted(failed.get(0).line(), failed.get(0).statusMessage()));
  }
}
