package io.workbins.cluster;

import io.workbins.Parts;
import io.workbins.workbin.EventsUnderLoadContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisEventsUnderLoadTest extends EventsUnderLoadContract {

  @RegisterExtension static final OnRedis REDIS = new OnRedis();

  @Override
  protected Parts parts() {
    return REDIS.parts();
  }

  @Override
  protected int turns() {
    return 500;
  }
}
