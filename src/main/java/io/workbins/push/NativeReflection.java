package io.workbins.push;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.workbins.notification.ContentChange;
import io.workbins.notification.SubscriptionStateChange;
import io.workbins.notification.WireOwner;
import org.cometd.common.HashMapMessage;
import org.cometd.server.ServerMessageImpl;

/**
 * What Jackson makes or reads by reflection: Bayeux messages as they come in, and ours as they go
 * out. Without it a native executable parses no message.
 */
@RegisterForReflection(
    targets = {
      ServerMessageImpl.class,
      HashMapMessage.class,
      SubscriptionStateChange.class,
      SubscriptionStateChange.State.class,
      ContentChange.class,
      ContentChange.Action.class,
      WireOwner.class
    })
final class NativeReflection {

  private NativeReflection() {}
}
