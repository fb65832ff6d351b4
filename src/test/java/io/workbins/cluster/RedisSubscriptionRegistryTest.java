package io.workbins.cluster;

import io.workbins.Parts;
import io.workbins.subscription.SubscriptionRegistryContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisSubscriptionRegistryTest extends SubscriptionRegistryContract {

  @RegisterExtension static final OnRedis REDIS = new OnRedis();

  @Override
  protected Parts parts() {
    return REDIS.parts();
  }
}
