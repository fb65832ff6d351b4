package io.workbins.identity.directory.file;

import io.workbins.http.PlainText;

/** The directory is invalid. The message names the file, the place in the file and the fault. */
public final class InvalidDirectoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidDirectoryException(String source, String place, String fault) {
    super(PlainText.escape("directory %s, %s: %s".formatted(source, place, fault)));
  }
}
