package io.workbins.push;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.workbins.notification.ContentChange;
import io.workbins.notification.EndReason;
import io.workbins.notification.SubscriptionStateChange;
import io.workbins.notification.WireOwner;
import org.cometd.common.HashMapMessage;
import org.cometd.server.ServerMessageImpl;

/**
 * Registers for reflection the classes that Jackson parses (Bayeux messages) and writes
 * (notifications). A native executable cannot parse Bayeux messages otherwise.
 */
@RegisterForReflection(
    targets = {
      ServerMessageImpl.class,
      HashMapMessage.class,
      SubscriptionStateChange.class,
      SubscriptionStateChange.State.class,
      EndReason.class,
      ContentChange.class,
      ContentChange.Action.class,
      WireOwner.class
    })
final class NativeReflection {

  private NativeReflection() {}
}
