package io.workbins.cluster.eventlog;

import io.workbins.notification.Notification;
import io.workbins.notification.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A request for the notifications of one user in a range of reference numbers. */
final class ReplayRequest {

  private final String userId;
  private final long first;
  private final long last;
  private final List<Notification> notifications = new ArrayList<>();
  private final CompletableFuture<List<Notification>> result = new CompletableFuture<>();

  ReplayRequest(String userId, long first, long last) {
    this.userId = userId;
    this.first = first;
    this.last = last;
  }

  String userId() {
    return userId;
  }

  long first() {
    return first;
  }

  /** Inclusive. */
  long last() {
    return last;
  }

  CompletionStage<List<Notification>> result() {
    return result;
  }

  /** Adds a notification of this user, if it is in the range. */
  void add(Notification notification) {
    long number = notification.message().referenceId();
    if (number >= first && number <= last) {
      notifications.add(notification);
    }
  }

  /** Fails if a number without an entry is in the range, {@code to} exclusive. */
  void failMissing(long from, long to) {
    if (from <= last && to > first) {
      result.completeExceptionally(
          new StoreUnavailableException(
              "The event log lacks reference numbers %d to %d".formatted(from, to - 1)));
    }
  }

  /** Completes the result, unless it failed before. */
  void complete(@Nullable Throwable failure) {
    if (failure == null) {
      result.complete(notifications);
    } else {
      result.completeExceptionally(failure);
    }
  }
}
