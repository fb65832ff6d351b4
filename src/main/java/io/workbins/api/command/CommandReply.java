package io.workbins.api.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.workbins.api.command.WorkbinOperation.Scope;
import io.workbins.api.error.ErrorCode;
import io.workbins.notification.WireOwner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What commands are answered with when they are accepted ({@code workbins-api.md} sections 2 and
 * 9.3).
 */
public final class CommandReply {

  private CommandReply() {}

  /** The reply to a command on several workbins, or on all. */
  sealed interface Multiple {

    static Multiple of(CommandService.Outcome outcome) {
      return outcome.scope() == Scope.ALL ? Ended.of(outcome) : Several.of(outcome);
    }
  }

  /**
   * The reply to a command on one workbin.
   *
   * @param statusCode 0
   * @param referenceId the reference number that the notification will carry
   */
  public record Single(int statusCode, long referenceId) {

    static Single of(CommandService.Outcome outcome) {
      return new Single(0, outcome.done().get(0).referenceId());
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
      @JsonInclude(Include.NON_EMPTY) List<Failed> failed)
      implements Multiple {

    static Several of(CommandService.Outcome outcome) {
      var referenceIds = new LinkedHashMap<String, Long>();
      outcome.done().forEach(done -> referenceIds.put(done.workbinId(), done.referenceId()));
      var failed = outcome.unknown().stream().map(Failed::unknown).toList();
      return new Several(failed.isEmpty() ? 0 : 7, referenceIds, failed);
    }
  }

  /**
   * A workbin that a command on several could not be applied to.
   *
   * @param id the workbin
   * @param statusCode why
   * @param statusMessage the same in words
   */
  public record Failed(String id, int statusCode, String statusMessage) {

    public static Failed unknown(String id) {
      var envelope = ErrorCode.NOT_FOUND.response("There is no such workbin");
      return new Failed(id, envelope.statusCode(), envelope.statusMessage());
    }
  }

  /**
   * The reply to the end of all subscriptions.
   *
   * @param statusCode 0
   * @param unsubscribed what was ended, possibly nothing
   */
  record Ended(int statusCode, List<EndedSubscription> unsubscribed) implements Multiple {

    static Ended of(CommandService.Outcome outcome) {
      return new Ended(0, outcome.done().stream().map(EndedSubscription::of).toList());
    }
  }

  /**
   * A subscription that was ended.
   *
   * @param id the workbin
   * @param owner whose, unless it was the subscriber's own
   * @param referenceId the reference number that the notification carries
   */
  record EndedSubscription(String id, @JsonUnwrapped WireOwner owner, long referenceId) {

    static EndedSubscription of(WorkbinOperation.Done done) {
      return new EndedSubscription(done.workbinId(), done.owner(), done.referenceId());
    }
  }
}
