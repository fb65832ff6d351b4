package io.workbins.identity.directory;

/** Where the users come from. */
public enum UserSource {

  /** The directory file. */
  DIRECTORY,

  /** The claims of tokens. The directory file has groups and workbins only. */
  CLAIMS
}
