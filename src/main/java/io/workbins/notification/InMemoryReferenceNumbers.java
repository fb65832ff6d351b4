package io.workbins.notification;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers of one process, from 1 at its start. */
@Singleton
public class InMemoryReferenceNumbers implements ReferenceNumbers {

  private final AtomicLong next = new AtomicLong(1);

  @Override
  public long take(int count) {
    return next.getAndAdd(count);
  }
}
