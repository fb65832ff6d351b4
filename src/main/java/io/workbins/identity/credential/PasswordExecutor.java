package io.workbins.identity.credential;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/**
 * Runs checks of passwords on threads of their own: on worker threads of Quarkus they would delay
 * all other blocking work, and use all processors. The number of waiting checks is limited.
 */
@Singleton
final class PasswordExecutor {

  private final WorkerExecutor workers;
  private final Semaphore capacity;

  @Inject
  PasswordExecutor(Vertx vertx, CredentialConfig config) {
    this.workers = vertx.createSharedWorkerExecutor("password-check", config.threads());
    this.capacity = new Semaphore(config.threads() + config.queue());
  }

  /**
   * Runs a check; its result arrives on the context of the caller.
   *
   * @return empty if too many checks are waiting
   */
  <T> Optional<Uni<T>> run(Callable<T> check) {
    if (!capacity.tryAcquire()) {
      return Optional.empty();
    }
    var result =
        workers.executeBlocking(
            () -> {
              try {
                return check.call();
              } finally {
                capacity.release();
              }
            },
            false);
    return Optional.of(Uni.createFrom().completionStage(result.toCompletionStage()));
  }
}
