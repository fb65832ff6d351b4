package io.workbins.api.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.workbins.api.error.ErrorCode;
import io.workbins.api.error.ErrorMapper;
import io.workbins.api.error.ErrorResponse;
import io.workbins.api.error.InvalidValueException;
import io.workbins.api.error.MissingParameterException;
import io.workbins.notification.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of the lines of a feed, as they came in. Keeps the first failures only. */
final class FeedReport {

  private static final int FAILURES_KEPT = 100;
  private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

  private final Function<byte[], CompletionStage<Long>> feed;
  private final List<FailedLine> failed = new ArrayList<>();
  private long line;
  private long accepted;
  private long rejected;
  private boolean isUnavailable;

  /**
   * A report on no line yet.
   *
   * @param feed lets an event happen
   */
  FeedReport(Function<byte[], CompletionStage<Long>> feed) {
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

  /**
   * Takes the next line, when the one before is done. One that is blank counts as a line, but as no
   * event. After one that found the service unavailable, none is tried.
   *
   * @return when it is done; fails by a fault of ours only
   */
  CompletionStage<Void> line(byte[] bytes) {
    line++;
    if (isBlank(bytes)) {
      return DONE;
    }
    if (isUnavailable) {
      reject(ErrorCode.UNAVAILABLE.response());
      return DONE;
    }
    return feed.apply(bytes).handle(this::done);
  }

  /** Takes note of a line that was too long to take. */
  CompletionStage<Void> tooLong() {
    line++;
    reject(ErrorCode.TOO_LARGE.response("The line is longer than 64 KiB"));
    return DONE;
  }

  /**
   * The reply to all lines.
   *
   * @throws RuntimeException if not one event happened
   */
  Reply reply() {
    if (accepted > 0) {
      return new Reply(rejected == 0 ? 0 : 7, accepted, rejected, List.copyOf(failed));
    }
    if (isUnavailable) {
      throw new StoreUnavailableException("No event was accepted: try again");
    }
    if (failed.isEmpty()) {
      throw new MissingParameterException("There is no event in the body");
    }
    throw new InvalidValueException(
        "No event was accepted: line %d: %s"
            .formatted(failed.get(0).line(), failed.get(0).statusMessage()));
  }

  private @Nullable Void done(@Nullable Long referenceId, @Nullable Throwable refused) {
    if (refused == null) {
      accepted++;
      return null;
    }
    switch (ErrorMapper.code(refused)) {
      case INTERNAL -> throw new CompletionException(refused);
      case UNAVAILABLE -> isUnavailable = true;
      default -> {
        // the line is wrong
      }
    }
    reject(ErrorMapper.map(refused).response());
    return null;
  }

  private void reject(ErrorResponse why) {
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
