package io.workbins.notification;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A node alone has nobody to hand over to: what it keeps ends with it. */
@Singleton
@Typed(NoHandover.class)
public class NoHandover implements Handover {

  @Override
  public boolean isAlone() {
    return true;
  }

  @Override
  public CompletionStage<Void> leave(Supplier<List<Left>> sessions) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Missed> takeOver(String userId) {
    return CompletableFuture.completedFuture(Missed.NOTHING);
  }
}
