package io.workbins.identity.directory;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads the configured directory at start, so that a wrong one fails the start and not the first
 * request.
 */
final class DirectorySource {

  private static final String CLASSPATH = "classpath:";

  @Produces
  @Singleton
  @Startup
  Directory directory(DirectoryConfig config) {
    var source =
        config
            .file()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "There is no directory of users: set workbins.directory (WORKBINS_DIRECTORY) to the path of a directory"
                            + " file, or start the sandbox with quarkus.profile=sandbox (QUARKUS_PROFILE)."));
    try (var in = open(source)) {
      return DirectoryReading.read(source, in);
    } catch (NoSuchFileException e) {
      throw new DirectoryFault(source, "whole file", "there is no such file");
    } catch (IOException e) {
      throw new DirectoryFault(source, "whole file", "cannot be read: " + e);
    }
  }

  private static InputStream open(String source) throws IOException {
    if (!source.startsWith(CLASSPATH)) {
      return Files.newInputStream(Path.of(source));
    }
    var in =
        Thread.currentThread()
            .getContextClassLoader()
            .getResourceAsStream(source.substring(CLASSPATH.length()));
    if (in == null) {
      throw new NoSuchFileException(source);
    }
    return in;
  }
}
