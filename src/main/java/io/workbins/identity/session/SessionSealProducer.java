package io.workbins.identity.session;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Makes the seal that the configuration asks for. */
final class SessionSealProducer {

  private static final Logger LOG = Logger.getLogger(SessionSealProducer.class);

  @Produces
  @Singleton
  @Startup
  SessionSeal seal(SessionConfig config) {
    var key =
        config
            .key()
            .map(SessionKey::of)
            .orElseGet(
                () -> {
                  LOG.info(
                      "workbins.session.key is not set: session cookies end with this process and are not taken by other nodes");
                  return SessionKey.random();
                });
    return new SessionSeal(key, config.idle(), Clock.systemUTC());
  }
}
