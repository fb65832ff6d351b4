package io.workbins.notification;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands out reference numbers: small, rising by one a workbin ({@code workbins-api.md} section
 * 9.4), from 1 at the start of the process.
 */
@Singleton
public class InMemoryReferenceNumbers {

  private final AtomicLong next = new AtomicLong(1);

  /** Takes {@code count} consecutive numbers, which nobody else gets, and returns the first. */
  public long take(int count) {
    return next.getAndAdd(count);
  }
}
