package io.workbins.push;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A node alone has every session there is. */
@Singleton
@Typed(SingleNodeRegistry.class)
public class SingleNodeRegistry implements NodeRegistry {

  @Override
  public Optional<String> nodeId() {
    return Optional.empty();
  }

  @Override
  public CompletionStage<Optional<Address>> at(String nodeId) {
    return CompletableFuture.completedFuture(Optional.empty());
  }
}
