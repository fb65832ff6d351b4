package io.workbins.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.workbins.workbin.Interaction;

/** What Jackson reads by reflection, and Quarkus cannot see that it does. */
@RegisterForReflection(
    targets = {
      Interaction.class,
      Replies.One.class,
      Replies.Several.class,
      Replies.Failed.class,
      Replies.Ended.class,
      Replies.EndedOne.class
    })
final class NativeReflection {

  private NativeReflection() {}
}
