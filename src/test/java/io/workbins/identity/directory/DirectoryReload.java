package io.workbins.identity.directory;

public final class DirectoryReload {

  private DirectoryReload() {}

  /** Replaces the entries of a directory, as a changed file does. */
  public static void replace(Directory directory, Directory newer) {
    directory.replaceWith(newer);
  }
}
