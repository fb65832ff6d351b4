package io.workbins.identity.directory.file;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.workbins.identity.directory.UserSource;

/** Where the users come from. */
@ConfigMapping(prefix = "workbins.identity")
interface UserSourceConfig {

  /** With {@link UserSource#CLAIMS} the directory file is optional. */
  @WithDefault("directory")
  UserSource users();
}
