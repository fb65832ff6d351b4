package io.workbins.cluster;

import io.workbins.Parts;
import io.workbins.subscription.AbsencesContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisAbsencesTest extends AbsencesContract {

  @RegisterExtension static final OnRedis REDIS = new OnRedis();

  @Override
  protected Parts parts() {
    return REDIS.parts();
  }
}
