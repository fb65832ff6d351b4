package io.workbins.api.command;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.workbins.workbin.Interaction;

/** What Jackson reads by reflection, and Quarkus cannot see that it does. */
@RegisterForReflection(
    targets = {
      Interaction.class,
      CommandReply.Single.class,
      CommandReply.Several.class,
      CommandReply.Failed.class,
      CommandReply.Ended.class,
      CommandReply.EndedSubscription.class
    })
final class NativeReflection {

  private NativeReflection() {}
}
