package io.workbins.api.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.workbins.api.error.ErrorCode;
import io.workbins.notification.WireOwner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reply to an accepted command ({@code workbins-api.md} sections 2 and 9.3). */
public sealed interface CommandReply {

  /**
   * The reply to a command on one workbin.
   *
   * @param statusCode 0
   * @param referenceId the reference number that the notification carries
   */
  @RegisterForReflection
  record Single(int statusCode, long referenceId) implements CommandReply {

    static Single of(List<WorkbinOperation.Done> done) {
      return new Single(0, done.get(0).referenceId());
    }
  }

  /**
   * The reply to a command on several workbins.
   *
   * @param statusCode 0, or 7 if some of them failed
   * @param referenceIds the reference number of each known workbin, by its id
   * @param failed the others, absent if there are none
   */
  @RegisterForReflection
  record Multiple(
      int statusCode,
      Map<String, Long> referenceIds,
      @JsonInclude(Include.NON_EMPTY) List<FailedWorkbin> failed)
      implements CommandReply {

    static Multiple of(List<WorkbinOperation.Done> done, List<String> unknown) {
      var referenceIds = new LinkedHashMap<String, Long>();
      done.forEach(each -> referenceIds.put(each.workbinId(), each.referenceId()));
      var failed = unknown.stream().map(FailedWorkbin::unknown).toList();
      return new Multiple(failed.isEmpty() ? 0 : 7, referenceIds, failed);
    }
  }

  /**
   * The reply to the end of all subscriptions.
   *
   * @param statusCode 0
   * @param unsubscribed the subscriptions that ended, possibly none
   */
  @RegisterForReflection
  record Ended(int statusCode, List<EndedSubscription> unsubscribed) implements CommandReply {

    static Ended of(List<WorkbinOperation.Done> done) {
      return new Ended(0, done.stream().map(EndedSubscription::of).toList());
    }
  }

  /**
   * A workbin that a command on several workbins was not applied to.
   *
   * @param id the workbin
   * @param statusCode the error
   * @param statusMessage the error in words
   */
  @RegisterForReflection
  record FailedWorkbin(String id, int statusCode, String statusMessage) {

    /** A workbin that does not exist. */
    public static FailedWorkbin unknown(String id) {
      var response = ErrorCode.NOT_FOUND.response("There is no such workbin");
      return new FailedWorkbin(id, response.statusCode(), response.statusMessage());
    }
  }

  /**
   * A subscription that ended.
   *
   * @param id the workbin
   * @param owner whose workbin, absent for the subscriber's own
   * @param referenceId the reference number that the notification carries
   */
  @RegisterForReflection
  record EndedSubscription(String id, @JsonUnwrapped WireOwner owner, long referenceId) {

    static EndedSubscription of(WorkbinOperation.Done done) {
      return new EndedSubscription(done.workbinId(), done.owner(), done.referenceId());
    }
  }
}
