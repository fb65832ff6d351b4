package io.workbins.identity.directory.file;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.workbins.identity.directory.Directory;
import io.workbins.identity.directory.DirectoryChangedEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reloads the directory file after each change. If the new file is invalid, the old one stays. */
@Singleton
final class DirectoryWatcher {

  private static final Logger LOG = Logger.getLogger(DirectoryWatcher.class);

  private final DirectoryLoader loader;
  private final DirectoryConfig config;
  private final Directory directory;
  private final Event<DirectoryChangedEvent> changed;
  private Optional<FileState> lastState = Optional.empty();

  DirectoryWatcher(
      DirectoryLoader loader,
      DirectoryConfig config,
      Directory directory,
      Event<DirectoryChangedEvent> changed) {
    this.loader = loader;
    this.config = config;
    this.directory = directory;
    this.changed = changed;
  }

  /**
   * Differs after a change of the file, which may leave its size and time as they were. The time
   * counts, too: it is the revision of a file without one.
   */
  private record FileState(Path file, FileTime modified, String digest) {}

  /** Polls, since some file systems, such as mounted ConfigMaps, do not notify of changes. */
  void start(@Observes StartupEvent start, Vertx vertx) {
    if (loader.file().isEmpty()) {
      return;
    }
    lastState = loader.file().flatMap(DirectoryWatcher::state);
    vertx.setPeriodic(
        config.checkEvery().toMillis(),
        timer -> {
          // ordered, so that two reloads do not overlap
          var reload = vertx.executeBlocking(this::reloadIfChanged, true);
          reload.onFailure(
              e -> LOG.errorf(e, "Cannot check workbins.directory %s for changes", path()));
        });
  }

  private boolean reloadIfChanged() {
    var state = loader.file().flatMap(DirectoryWatcher::state);
    if (state.equals(lastState)) {
      return false;
    }
    lastState = state;
    try {
      var change = directory.replaceWith(loader.read());
      LOG.infof(
          "Reloaded workbins.directory %s: %d users removed",
          path(), change.removedUserIds().size());
      changed.fire(change);
      return true;
    } catch (InvalidDirectoryException e) {
      LOG.errorf(
          "workbins.directory was not reloaded, the last valid version stays: %s", e.getMessage());
      return false;
    }
  }

  private String path() {
    return loader.file().map(Path::toString).orElse("");
  }

  private static Optional<FileState> state(Path file) {
    try {
      var real = file.toRealPath();
      var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(real));
      return Optional.of(
          new FileState(real, Files.getLastModifiedTime(real), HexFormat.of().formatHex(digest)));
    } catch (IOException e) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
