package io.workbins.blackbox.harness;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.Map;

/** A service with the directory {@code test-directory.json}, low limits and short timeouts. */
public class TestDirectory implements QuarkusTestProfile {

  public static final int MAX_SESSIONS = 3;

  /**
   * Above the number of messages that one request can cause, so that only a session that does not
   * read its messages exceeds it.
   */
  public static final int MAX_QUEUE = 150;

  /** Above the size of {@link #MAX_QUEUE} messages of subscriptions. */
  public static final String MAX_QUEUE_BYTES = "256K";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "workbins.directory",
            Path.of("src/test/resources/test-directory.json").toAbsolutePath().toString(),
        "workbins.session.key", "a key for tests that is long enough to be taken",
        "workbins.session.idle", "2S",
        "workbins.allowed-origins", "https://desktop.example.com",
        "workbins.cometd.timeout", "2S",
        "workbins.cometd.max-interval", "10S",
        "workbins.cometd.max-sessions-per-user", String.valueOf(MAX_SESSIONS),
        "workbins.cometd.max-queue", String.valueOf(MAX_QUEUE),
        "workbins.cometd.max-queue-bytes", MAX_QUEUE_BYTES);
  }

  @Override
  public String getConfigProfile() {
    return "sandbox";
  }
}
