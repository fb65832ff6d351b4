package io.workbins.identity.signin;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Produces the cipher for {@code workbins.session.key}. An invalid key fails the start. */
final class SignInTokenCipherProducer {

  private static final Logger LOG = Logger.getLogger(SignInTokenCipherProducer.class);

  @Produces
  @Singleton
  @Startup
  SignInTokenCipher cipher(SignInConfig config) {
    var key =
        config
            .key()
            .map(SignInKey::of)
            .orElseGet(
                () -> {
                  LOG.info(
                      "workbins.session.key is not set: sign-in cookies end with this process, and other nodes refuse them");
                  return SignInKey.random();
                });
    return new SignInTokenCipher(key, config.idle(), Clock.systemUTC());
  }
}
