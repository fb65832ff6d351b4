package io.workbins.identity.signin;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Makes the seal that the configuration asks for. */
final class SignInTokenCipherProducer {

  private static final Logger LOG = Logger.getLogger(SignInTokenCipherProducer.class);

  @Produces
  @Singleton
  @Startup
  SignInTokenCipher seal(SignInConfig config) {
    var key =
        config
            .key()
            .map(SignInKey::of)
            .orElseGet(
                () -> {
                  LOG.info(
                      "workbins.session.key is not set: session cookies end with this process and are not taken by other nodes");
                  return SignInKey.random();
                });
    return new SignInTokenCipher(key, config.idle(), Clock.systemUTC());
  }
}
