package io.workbins.cluster;

import io.workbins.Parts;
import io.workbins.subscription.SubscriptionsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisSubscriptionsTest extends SubscriptionsContract {

  @RegisterExtension static final OnRedis REDIS = new OnRedis();

  @Override
  protected Parts parts() {
    return REDIS.parts();
  }
}
