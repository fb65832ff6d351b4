package io.workbins.identity.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Optional;

/** Where the directory is. */
@ConfigMapping(prefix = "workbins.directory")
public interface DirectoryConfig {

  /**
   * The path of the directory file, or {@code classpath:} and the name of one that is built in.
   * There is no default.
   */
  @WithParentName
  Optional<String> file();

  /** How often to look whether the file has changed. */
  @WithDefault("5S")
  Duration checkEvery();
}
