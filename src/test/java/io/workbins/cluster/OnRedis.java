package io.workbins.cluster;

import io.workbins.RealRedis;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts a Redis for each test class, and an empty node on it for each test. */
public final class OnRedis
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private @Nullable RealRedis redis;
  private @Nullable RedisParts parts;

  public RealRedis redis() {
    return redis;
  }

  public RedisParts parts() {
    return parts;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    redis = RealRedis.start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    parts = new RedisParts(redis);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    parts.close();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    redis.close();
  }
}
