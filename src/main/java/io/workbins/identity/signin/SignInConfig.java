package io.workbins.identity.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The sign-in cookie. */
@ConfigMapping(prefix = "workbins.session")
public interface SignInConfig {

  /**
   * The secret that encrypts sign-in tokens: at least 32 characters, the same on every node. If not
   * set, each process generates a key: its tokens end with the process, and other nodes refuse
   * them.
   */
  Optional<String> key();

  /** How long a sign-in token is valid without a request. */
  @WithDefault("30M")
  Duration idle();

  /** How long a sign-in lasts, however often it is used. Then the user signs in again. */
  @WithDefault("12H")
  Duration maxAge();
}
