package io.workbins.identity.directory;

/**
 * That a directory cannot be used. The message names the file, the place in it and what to mend.
 */
public final class InvalidDirectoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidDirectoryException(String source, String place, String fault) {
    super("directory %s, %s: %s".formatted(source, place, fault));
  }
}
