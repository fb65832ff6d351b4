package io.workbins.notification;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Generates reference numbers: one for each workbin of a command, ascending by one ({@code
 * workbins-api.md} section 9.4). They start at 1 with each process. Thread-safe.
 */
@Singleton
public class InMemoryReferenceNumbers {

  private final AtomicLong next = new AtomicLong(1);

  /** Takes {@code count} consecutive reference numbers and returns the first. */
  public long take(int count) {
    return next.getAndAdd(count);
  }
}
