package io.workbins.api.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.workbins.api.error.ErrorResponse;
import io.workbins.api.error.InvalidValueException;
import io.workbins.api.error.MissingParameterException;
import io.workbins.notification.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;

/** Collects the outcomes of the lines of a feed. Not thread-safe. */
final class FeedReport {

  private static final int MAX_FAILED_LINES = 100;

  private final List<FailedLine> failed = new ArrayList<>();
  private long line;
  private long accepted;
  private long rejected;
  private boolean isUnavailable;

  /**
   * The reply to a feed.
   *
   * @param statusCode 0, or 7 if some lines were rejected
   * @param accepted the number of events that were applied
   * @param rejected the number of rejected lines
   * @param failed the first 100 rejected lines, absent if there are none
   */
  @RegisterForReflection
  record Reply(
      int statusCode,
      long accepted,
      long rejected,
      @JsonInclude(Include.NON_EMPTY) List<FailedLine> failed) {}

  /**
   * A rejected line.
   *
   * @param line the line number, from 1
   * @param statusCode the error
   * @param statusMessage the error in words
   */
  @RegisterForReflection
  record FailedLine(long line, int statusCode, String statusMessage) {}

  /** Starts the next line. */
  void nextLine() {
    line++;
  }

  /** Counts the current line as applied. */
  void accept() {
    accepted++;
  }

  /** Counts the current line as rejected. */
  void reject(ErrorResponse error) {
    rejected++;
    if (failed.size() < MAX_FAILED_LINES) {
      failed.add(new FailedLine(line, error.statusCode(), error.statusMessage()));
    }
  }

  /** Marks the store as unavailable: later lines must be rejected without being applied. */
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
  Reply reply() {
    if (accepted > 0) {
      return new Reply(rejected == 0 ? 0 : 7, accepted, rejected, List.copyOf(failed));
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
