package io.workbins.subscription;

import io.workbins.InMemoryParts;
import io.workbins.Parts;

class InMemorySubscriptionRegistryTest extends SubscriptionRegistryContract {

  private final Parts parts = new InMemoryParts();

  @Override
  protected Parts parts() {
    return parts;
  }
}
