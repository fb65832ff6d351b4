package io.workbins.identity.directory.file;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Optional;

/** The directory file. */
@ConfigMapping(prefix = "workbins.directory")
public interface DirectoryConfig {

  /**
   * The path of the directory file, or {@code classpath:} and the name of a built-in file.
   * Required.
   */
  @WithParentName
  Optional<String> file();

  /** The interval of checks for a changed file. */
  @WithDefault("5S")
  Duration checkEvery();
}
