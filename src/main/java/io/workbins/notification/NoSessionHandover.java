package io.workbins.notification;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The session handover of a single node: undelivered notifications are lost when the node ends. */
@Singleton
@Typed(NoSessionHandover.class)
public class NoSessionHandover implements SessionHandover {

  @Override
  public boolean isAlone() {
    return true;
  }

  @Override
  public CompletionStage<Void> release(Supplier<List<ReleasedSession>> sessions) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<MissedNotifications> resume(String userId) {
    return CompletableFuture.completedFuture(MissedNotifications.NOTHING);
  }
}
