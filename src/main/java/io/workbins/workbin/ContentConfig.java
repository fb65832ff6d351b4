package io.workbins.workbin;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the content of workbins, in bytes of memory. */
@ConfigMapping(prefix = "workbins.content")
public interface ContentConfig {

  /** The interactions of one workbin. */
  @WithDefault("1M")
  MemorySize maxBytesPerWorkbin();

  /** The interactions in all workbins of a user or a group. */
  @WithDefault("2M")
  MemorySize maxBytesPerOwner();

  /** The interactions in all workbins; with Redis, of all nodes. */
  @WithDefault("32M")
  MemorySize maxBytes();

  /** The values. */
  default ContentLimits limits() {
    return new ContentLimits(
        maxBytesPerWorkbin().asLongValue(),
        maxBytesPerOwner().asLongValue(),
        maxBytes().asLongValue());
  }
}
