package io.workbins.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.workbins.workbin.ContentConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What became of the lines of a feed, as they came in. Keeps the first failures only. */
final class FeedReport {

  private static final int FAILURES_KEPT = 100;

  private final Consumer<byte[]> feed;
  private final List<FailedLine> failed = new ArrayList<>();
  private long line;
  private long accepted;
  private long rejected;

  /**
   * A report on no line yet.
   *
   * @param feed lets an event happen
   */
  FeedReport(Consumer<byte[]> feed) {
    this.feed = feed;
  }

  /**
   * The reply to a feed.
   *
   * @param statusCode 0, or 7 if some lines were rejected
   * @param accepted how many events happened
   * @param rejected how many did not
   * @param failed the first hundred of those, absent if there are none
   */
  @RegisterForReflection
  record Reply(
      int statusCode,
      long accepted,
      long rejected,
      @JsonInclude(Include.NON_EMPTY) List<FailedLine> failed) {}

  /**
   * A line that was rejected.
   *
   * @param line its number, from 1
   * @param statusCode why
   * @param statusMessage the same in words
   */
  @RegisterForReflection
  record FailedLine(long line, int statusCode, String statusMessage) {}

  /** Takes the next line. One that is blank counts as a line, but as no event. */
  void line(byte[] bytes) {
    line++;
    if (isBlank(bytes)) {
      return;
    }
    try {
      feed.accept(bytes);
      accepted++;
    } catch (Failure | ContentConflict refused) {
      reject(Refusal.of(refused).envelope());
    }
  }

  /** Takes note of a line that was too long to take. */
  void tooLong() {
    line++;
    reject(Problem.TOO_LARGE.envelope("The line is longer than 64 KiB"));
  }

  /**
   * The reply to all lines.
   *
   * @throws Failure if not one event happened
   */
  Reply reply() {
    if (accepted > 0) {
      return new Reply(rejected == 0 ? 0 : 7, accepted, rejected, List.copyOf(failed));
    }
    if (failed.isEmpty()) {
      throw new Failure.Missing("There is no event in the body");
    }
    throw new Failure.Invalid(
        "No event was accepted: line %d: %s"
            .formatted(failed.get(0).line(), failed.get(0).statusMessage()));
  }

  private void reject(Envelope why) {
    rejected++;
    if (failed.size() < FAILURES_KEPT) {
      failed.add(new FailedLine(line, why.statusCode(), why.statusMessage()));
    }
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte each : bytes) {
      if (each > ' ' || each < 0) {
        return false;
      }
    }
    return true;
  }
}
