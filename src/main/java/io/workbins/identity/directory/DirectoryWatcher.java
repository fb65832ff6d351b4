package io.workbins.identity.directory;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reads the directory file again when it has changed. A version that is wrong is reported, and the
 * one before stays.
 */
@Singleton
final class DirectoryWatcher {

  private static final Logger LOG = Logger.getLogger(DirectoryWatcher.class);

  private final DirectoryLoader source;
  private final DirectoryConfig config;
  private final Directory directory;
  private final Event<UsersRemovedEvent> gone;
  private Optional<State> seen = Optional.empty();

  DirectoryWatcher(
      DirectoryLoader source,
      DirectoryConfig config,
      Directory directory,
      Event<UsersRemovedEvent> gone) {
    this.source = source;
    this.config = config;
    this.directory = directory;
    this.gone = gone;
  }

  /** What shows that a file has changed. */
  private record State(FileTime modified, long size, Object key) {}

  /**
   * By asking, since there are file systems, such as those of mounted ConfigMaps, that do not tell.
   */
  void start(@Observes StartupEvent start, Vertx vertx) {
    if (source.file().isEmpty()) {
      return;
    }
    seen = source.file().flatMap(DirectoryWatcher::state);
    vertx.setPeriodic(
        config.checkEvery().toMillis(),
        timer -> {
          // ordered: no two readings at once
          var checked = vertx.executeBlocking(this::readIfChanged, true);
          checked.onFailure(e -> LOG.error("The directory file could not be looked at", e));
        });
  }

  private boolean readIfChanged() {
    var now = source.file().flatMap(DirectoryWatcher::state);
    if (now.equals(seen)) {
      return false;
    }
    seen = now;
    try {
      var left = directory.replaceBy(source.read());
      LOG.infof("The directory has changed, and was read again; %d users have left", left.size());
      if (!left.isEmpty()) {
        gone.fire(new UsersRemovedEvent(left));
      }
      return true;
    } catch (InvalidDirectoryException e) {
      LOG.errorf("The directory has changed, and stays as it was before: %s", e.getMessage());
      return false;
    }
  }

  private static Optional<State> state(Path file) {
    try {
      var real = file.toRealPath();
      return Optional.of(new State(Files.getLastModifiedTime(real), Files.size(real), real));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
