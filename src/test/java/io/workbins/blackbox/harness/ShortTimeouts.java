package io.workbins.blackbox.harness;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The sandbox with short timeouts and many sessions per user. */
public class ShortTimeouts implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "workbins.cometd.timeout", "3S",
        "workbins.cometd.max-interval", "3S",
        "workbins.cometd.max-sessions-per-user", "2000");
  }

  @Override
  public String getConfigProfile() {
    return "sandbox";
  }
}
