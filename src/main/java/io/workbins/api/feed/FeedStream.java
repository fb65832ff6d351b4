package io.workbins.api.feed;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A feed as it comes in. Its lines happen one after another, in the order in which they stand
 * there; what comes in faster than it happens is left in the network.
 */
final class FeedStream {

  private static final int LONGEST_LINE = 64 * 1024;

  private final Queue<Supplier<CompletionStage<Void>>> waiting = new ArrayDeque<>();
  private final HttpServerRequest http;
  private final Context context;
  private final FeedReport report;
  private final Listener listener;
  private final NdjsonReader lines;
  private boolean isBusy;
  private boolean isOver;

  /**
   * A feed that has not begun.
   *
   * @param context that of the request
   */
  FeedStream(HttpServerRequest http, Context context, FeedReport report, Listener listener) {
    this.http = http;
    this.context = context;
    this.report = report;
    this.listener = listener;
    this.lines =
        new NdjsonReader(
            LONGEST_LINE,
            line -> waiting.add(() -> report.line(line)),
            () -> waiting.add(report::tooLong));
  }

  /** Who is told how it went. */
  interface Listener {

    /** All lines have happened, or not. */
    void ended(FeedReport report);

    /** It went no further, by a fault of ours. */
    void failed(Throwable failure);
  }

  /** Reads the body, which has been paused. */
  void read() {
    http.handler(
        part -> {
          lines.take(part);
          go();
        });
    http.endHandler(
        end -> {
          lines.end();
          isOver = true;
          go();
        });
    http.resume();
  }

  private void go() {
    while (!isBusy && !waiting.isEmpty()) {
      take(waiting.remove());
    }
    if (!isBusy && isOver) {
      tell(() -> listener.ended(report));
    }
  }

  private void take(Supplier<CompletionStage<Void>> line) {
    var happening = begin(line);
    var result = happening.toCompletableFuture();
    if (result.isDone() && !result.isCompletedExceptionally()) {
      return;
    }
    isBusy = true;
    http.pause();
    happening.whenComplete((done, failure) -> context.runOnContext(now -> happened(failure)));
  }

  private static CompletionStage<Void> begin(Supplier<CompletionStage<Void>> line) {
    try {
      return line.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void happened(@Nullable Throwable failure) {
    if (failure != null) {
      // what is left of the body is not looked at
      http.handler(null);
      http.endHandler(null);
      http.resume();
      listener.failed(failure);
      return;
    }
    isBusy = false;
    go();
    if (!isBusy) {
      http.resume();
    }
  }

  /** Handlers of a body are outside of what the router catches. */
  private void tell(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      listener.failed(e);
    }
  }
}
