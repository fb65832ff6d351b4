package io.workbins.identity.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The session cookie. */
@ConfigMapping(prefix = "workbins.session")
public interface SignInConfig {

  /**
   * The secret that cookies are sealed with, at least 32 characters, the same on every node.
   * Without it each start makes one of its own: cookies then end with the process, and no other
   * node takes them.
   */
  Optional<String> key();

  /** How long a session may be idle before its cookie is no longer taken. */
  @WithDefault("30M")
  Duration idle();
}
