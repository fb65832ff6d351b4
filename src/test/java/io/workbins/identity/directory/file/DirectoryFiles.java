package io.workbins.identity.directory.file;

import io.workbins.identity.directory.Directory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Reads directory files of tests. */
final class DirectoryFiles {

  private DirectoryFiles() {}

  /** In messages, the name of the file is {@code my.json}. */
  static Directory read(String json) {
    return DirectoryParser.read(
        "my.json", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
