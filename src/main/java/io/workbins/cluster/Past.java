package io.workbins.cluster;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.notification.Notification;
import io.workbins.notification.Unavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Reads again what has been in the journal. After a node is gone thousands ask at once: those who
 * ask while it is being read are read for together, the next time.
 */
final class Past {

  private static final int AT_ONCE = 500;

  private final Reads reads;
  private final InteractionText text;
  private List<Wish> waiting = new ArrayList<>();
  private boolean isReading;

  Past(Reads reads, InteractionText text) {
    this.reads = reads;
    this.text = text;
  }

  /**
   * What a user was told.
   *
   * @param first the first reference number that is wanted
   * @param last the last one
   * @return in the order of reference numbers; fails with {@link Unavailable} if it cannot be read,
   *     or is kept no more
   */
  CompletionStage<List<Notification>> of(String userId, long first, long last) {
    var wish = new Wish(userId, first, last);
    if (first > last) {
      wish.grant();
    } else {
      synchronized (this) {
        waiting.add(wish);
      }
      readNext();
    }
    return wish.granted;
  }

  private void readNext() {
    List<Wish> wishes;
    synchronized (this) {
      if (isReading || waiting.isEmpty()) {
        return;
      }
      isReading = true;
      wishes = waiting;
      waiting = new ArrayList<>();
    }
    new Reading(wishes)
        .read()
        .whenComplete(
            (read, failure) -> {
              wishes.forEach(wish -> wish.end(failure));
              synchronized (this) {
                isReading = false;
              }
              readNext();
            });
  }

  /** One pass over the journal, a part at a time, since nothing else happens in Redis meanwhile. */
  private final class Reading {

    private final Map<String, List<Wish>> wishes = new HashMap<>();
    private final long last;
    private long next = Long.MAX_VALUE;

    private Reading(List<Wish> all) {
      long to = 0;
      for (var wish : all) {
        wishes.computeIfAbsent(wish.userId, userId -> new ArrayList<>(1)).add(wish);
        next = Math.min(next, wish.first);
        to = Math.max(to, wish.last);
      }
      last = to;
    }

    private CompletionStage<Void> read() {
      var request =
          Request.cmd(Command.XRANGE)
              .arg(Keys.JOURNAL)
              .arg(JournalEntry.id(next))
              .arg(JournalEntry.id(last))
              .arg("COUNT")
              .arg(AT_ONCE);
      return reads.read(request).thenCompose(this::take);
    }

    private CompletionStage<Void> take(Response part) {
      for (var each : part) {
        var entry = JournalEntry.of(each);
        forget(next, entry.number());
        entry.notifications(wishes::containsKey, text).forEach(this::add);
        next = entry.number() + 1;
      }
      if (part.size() == AT_ONCE && next <= last) {
        return read();
      }
      forget(next, last + 1);
      return CompletableFuture.completedFuture(null);
    }

    private void add(Notification notification) {
      wishes
          .getOrDefault(notification.recipientId(), List.of())
          .forEach(wish -> wish.add(notification));
    }

    /** Some numbers have no entry any more. */
    private void forget(long from, long to) {
      if (from < to) {
        wishes.values().forEach(each -> each.forEach(wish -> wish.forget(from, to)));
      }
    }
  }

  /** What somebody wants to know. */
  private static final class Wish {

    private final String userId;
    private final long first;
    private final long last;
    private final List<Notification> found = new ArrayList<>();
    private final CompletableFuture<List<Notification>> granted = new CompletableFuture<>();

    private Wish(String userId, long first, long last) {
      this.userId = userId;
      this.first = first;
      this.last = last;
    }

    private void add(Notification notification) {
      long number = notification.message().referenceId();
      if (number >= first && number <= last) {
        found.add(notification);
      }
    }

    private void forget(long from, long to) {
      if (from <= last && to > first) {
        granted.completeExceptionally(
            new Unavailable("The journal has forgotten reference numbers from " + from));
      }
    }

    private void end(@Nullable Throwable failure) {
      if (failure == null) {
        grant();
      } else {
        granted.completeExceptionally(failure);
      }
    }

    private void grant() {
      granted.complete(found);
    }
  }
}
