package io.workbins.identity.directory;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Directory files to test with. */
final class DirectoryFiles {

  private DirectoryFiles() {}

  /** Reads a file of this content, called {@code my.json}. */
  static Directory read(String json) {
    return DirectoryParser.read(
        "my.json", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
