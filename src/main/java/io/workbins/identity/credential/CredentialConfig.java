package io.workbins.identity.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Verification of passwords. {@link CredentialRanges} checks the ranges at startup. */
@ConfigMapping(prefix = "workbins.credentials")
public interface CredentialConfig {

  /**
   * How long a verified password is cached, so that clients that send the password with each
   * request do not cause a bcrypt check each time.
   */
  @WithDefault("5M")
  Duration remembered();

  /** Threads that run bcrypt, from 1 to 64. */
  @WithDefault("1")
  int threads();

  /** Sign-ins that wait for a thread, from 1 to 1,000. */
  @WithDefault("32")
  int queue();

  /** Failed sign-ins of a user name before each further one causes a delay, from 1 to 10,000. */
  @WithDefault("20")
  int failuresPerAccount();

  /** Failed sign-ins from an address before each further one causes a delay, from 1 to 10,000. */
  @WithDefault("100")
  int failuresPerAddress();

  /** The maximum delay, from 1 second to 5 minutes. */
  @WithDefault("30S")
  Duration maxDelay();
}
