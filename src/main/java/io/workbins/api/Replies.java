package io.workbins.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;

/**
 * What commands are answered with when they are accepted ({@code workbins-api.md} sections 2 and
 * 9.3).
 */
final class Replies {

  private Replies() {}

  /**
   * The reply to a command on one workbin.
   *
   * @param statusCode 0
   * @param referenceId the reference number that the notification will carry
   */
  record One(int statusCode, long referenceId) {

    static One of(Commands.Outcome outcome) {
      return new One(0, outcome.referenceIds().values().iterator().next());
    }
  }

  /**
   * The reply to a command on several workbins.
   *
   * @param statusCode 0, or 7 if some of them failed
   * @param referenceIds the reference number of each good workbin
   * @param failed the others, absent if there are none
   */
  record Several(
      int statusCode,
      Map<String, Long> referenceIds,
      @JsonInclude(Include.NON_EMPTY) List<Failed> failed) {

    static Several of(Commands.Outcome outcome) {
      var failed = outcome.unknown().stream().map(Failed::unknown).toList();
      return new Several(failed.isEmpty() ? 0 : 7, outcome.referenceIds(), failed);
    }
  }

  /**
   * A workbin that a command on several could not be applied to.
   *
   * @param id the workbin
   * @param statusCode why
   * @param statusMessage the same in words
   */
  record Failed(String id, int statusCode, String statusMessage) {

    static Failed unknown(String id) {
      var envelope = Problem.NOT_FOUND.envelope("There is no such workbin");
      return new Failed(id, envelope.statusCode(), envelope.statusMessage());
    }
  }
}
