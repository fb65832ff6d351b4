package io.workbins.cluster;

import io.workbins.Parts;
import io.workbins.RealRedis;
import io.workbins.workbin.EventsUnderLoadContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class RedisEventsUnderLoadTest extends EventsUnderLoadContract {

  private static RealRedis redis;
  private RedisParts parts;

  @BeforeAll
  static void startRedis() throws Exception {
    redis = RealRedis.start();
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  @BeforeEach
  void connect() {
    parts = new RedisParts(redis);
  }

  @AfterEach
  void disconnect() {
    parts.close();
  }

  @Override
  protected Parts parts() {
    return parts;
  }

  @Override
  protected int turns() {
    return 500;
  }
}
