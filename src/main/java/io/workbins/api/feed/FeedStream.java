package io.workbins.api.feed;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.workbins.api.error.ErrorCode;
import io.workbins.api.error.ErrorMapper;
import io.workbins.api.error.InvalidValueException;
import io.workbins.api.feed.NdjsonReader.Line;
import io.workbins.identity.directory.User;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Applies the lines of a feed in order, one at a time. The request is paused while a line is being
 * applied, so that a faster sender is slowed down by TCP. Runs on the event loop of the request.
 */
final class FeedStream {

  private static final int MAX_LINE_BYTES = 64 * 1024;

  private final Queue<Line> lines = new ArrayDeque<>();
  private final NdjsonReader reader = new NdjsonReader(MAX_LINE_BYTES);
  private final FeedReport report = new FeedReport();
  private final CompletableFuture<FeedReply> reply = new CompletableFuture<>();
  private final HttpServerRequest request;
  private final Context context;
  private final FeedService service;
  private final User caller;
  private boolean isBusy;
  private boolean hasEnded;

  FeedStream(HttpServerRequest request, Context context, FeedService service, User caller) {
    this.request = request;
    this.context = context;
    this.service = service;
    this.caller = caller;
  }

  /**
   * Reads the paused request to its end.
   *
   * @return the reply to all lines; fails if no event was applied, or with an internal error
   */
  CompletionStage<FeedReply> read() {
    request.exceptionHandler(
        error ->
            reply.completeExceptionally(
                new InvalidValueException("The body must be sent to its end")));
    request.handler(
        part -> {
          lines.addAll(reader.read(part));
          applyNext();
        });
    request.endHandler(
        end -> {
          lines.addAll(reader.end());
          hasEnded = true;
          applyNext();
        });
    request.resume();
    return reply;
  }

  private void applyNext() {
    while (!isBusy && !lines.isEmpty()) {
      apply(lines.remove());
    }
    if (!isBusy && hasEnded) {
      finish();
    }
  }

  private void apply(Line line) {
    report.nextLine();
    if (line instanceof Line.Complete complete && !complete.isBlank()) {
      if (report.isUnavailable()) {
        report.reject(ErrorCode.UNAVAILABLE.response());
      } else {
        apply(complete.bytes());
      }
    } else if (line instanceof Line.TooLong) {
      report.reject(ErrorCode.TOO_LARGE.response("A line must have at most 64 KiB"));
    }
  }

  private void apply(byte[] event) {
    var applied = service.apply(caller, event);
    if (applied.toCompletableFuture().isDone()) {
      applied.whenComplete((referenceId, error) -> report(error));
    } else {
      isBusy = true;
      request.pause();
      applied.whenComplete((referenceId, error) -> context.runOnContext(now -> resume(error)));
    }
  }

  private void resume(@Nullable Throwable error) {
    isBusy = false;
    report(error);
    applyNext();
    if (!isBusy) {
      request.resume();
    }
  }

  private void report(@Nullable Throwable error) {
    if (error == null) {
      report.accept();
      return;
    }
    switch (ErrorMapper.code(error)) {
      case INTERNAL -> fail(error);
      case UNAVAILABLE -> {
        report.markUnavailable();
        report.reject(ErrorMapper.map(error).response());
      }
      default -> report.reject(ErrorMapper.map(error).response());
    }
  }

  private void finish() {
    try {
      reply.complete(report.reply());
    } catch (RuntimeException e) {
      reply.completeExceptionally(e);
    }
  }

  /** Ends the feed after an internal error; the rest of the body is discarded. */
  private void fail(Throwable error) {
    request.handler(null);
    request.endHandler(null);
    lines.clear();
    reply.completeExceptionally(error);
  }
}
