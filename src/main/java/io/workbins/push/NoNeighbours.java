package io.workbins.push;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A node alone has every session there is. */
@Singleton
@Typed(NoNeighbours.class)
public class NoNeighbours implements Neighbours {

  @Override
  public Optional<String> place() {
    return Optional.empty();
  }

  @Override
  public CompletionStage<Optional<Address>> at(String place) {
    return CompletableFuture.completedFuture(Optional.empty());
  }
}
