package io.workbins.identity.directory.file;

import io.quarkus.runtime.Startup;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.UserSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Loads the configured directory at start. An invalid directory fails the start. */
@Singleton
final class DirectoryLoader {

  private static final String CLASSPATH = "classpath:";

  private final Optional<String> configured;
  private final UserSource userSource;

  DirectoryLoader(DirectoryConfig config, UserSourceConfig users) {
    this.configured = config.file();
    this.userSource = users.users();
    if (configured.isEmpty() && userSource == UserSource.DIRECTORY) {
      throw new IllegalStateException(
          "There is no directory of users: set workbins.directory (WORKBINS_DIRECTORY) to the path of a directory"
              + " file, or start the sandbox with quarkus.profile=sandbox (QUARKUS_PROFILE).");
    }
  }

  @Produces
  @Singleton
  @Startup
  Directory directory() {
    return read();
  }

  /** Empty if the directory is built in, or there is none. */
  Optional<Path> file() {
    return configured.filter(source -> !source.startsWith(CLASSPATH)).map(Path::of);
  }

  /**
   * Reads the directory. Blocks.
   *
   * @throws InvalidDirectoryException if the file cannot be read or is invalid
   */
  Directory read() {
    return configured
        .map(this::read)
        .orElseGet(() -> Directory.ofClaims(0, Set.of(), Set.of(), List.of()));
  }

  private Directory read(String source) {
    try (var in = open(source)) {
      return DirectoryParser.read(source, in, lastModified(source), userSource);
    } catch (NoSuchFileException e) {
      throw new InvalidDirectoryException(source, "whole file", "there is no such file");
    } catch (IOException e) {
      throw new InvalidDirectoryException(source, "whole file", "cannot be read: " + e);
    }
  }

  /** The time of the last change in ms; 0 for a built-in directory, which does not change. */
  private static long lastModified(String source) throws IOException {
    return source.startsWith(CLASSPATH) ? 0 : Files.getLastModifiedTime(Path.of(source)).toMillis();
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
