package io.workbins.cluster;

import io.workbins.Parts;
import io.workbins.workbin.WorkbinsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisWorkbinsTest extends WorkbinsContract {

  @RegisterExtension static final OnRedis REDIS = new OnRedis();

  @Override
  protected Parts parts() {
    return REDIS.parts();
  }
}
