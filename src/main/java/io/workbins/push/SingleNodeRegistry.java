package io.workbins.push;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The registry of a single node, which has all sessions. */
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
