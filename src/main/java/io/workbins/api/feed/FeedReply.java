package io.workbins.api.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The reply to a feed of which at least one event was applied. */
public sealed interface FeedReply {

  /**
   * The reply to one event.
   *
   * @param statusCode 0
   * @param referenceId the reference number that the notifications carry
   */
  @RegisterForReflection
  record Applied(int statusCode, long referenceId) implements FeedReply {}

  /**
   * The reply to events, one a line.
   *
   * @param statusCode 0, or 7 if some lines were rejected
   * @param accepted the number of events that were applied
   * @param rejected the number of lines that were not
   * @param failed the first hundred of those, absent if there are none
   */
  @RegisterForReflection
  record Summary(
      int statusCode,
      long accepted,
      long rejected,
      @JsonInclude(Include.NON_EMPTY) List<FailedLine> failed)
      implements FeedReply {}

  /**
   * A line that was rejected.
   *
   * @param line its number, from 1
   * @param statusCode the error
   * @param statusMessage the error in words
   */
  @RegisterForReflection
  record FailedLine(long line, int statusCode, String statusMessage) {}
}
