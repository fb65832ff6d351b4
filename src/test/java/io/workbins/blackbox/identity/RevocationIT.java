package io.workbins.blackbox.identity;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.DirectoryFiles;
import io.workbins.blackbox.harness.ServiceProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What the directory takes away is gone on a single node. */
@QuarkusIntegrationTest
class RevocationIT extends RevocationContract {

  @TempDir static Path folder;
  private static DirectoryFiles directory;
  private static ServiceProcess process;

  @BeforeAll
  static void start() throws Exception {
    directory = RevokedRight.granted(new DirectoryFiles(folder, 1));
    directory.writeAll();
    process =
        ServiceProcess.start(
                "workbins.directory=" + directory.file(0), "workbins.directory.check-every=100MS")
            .ready();
  }

  @AfterAll
  static void stop() {
    process.close();
  }

  @Override
  DirectoryFiles files() {
    return directory;
  }

  @Override
  int firstPort() {
    return process.port();
  }

  @Override
  int lastPort() {
    return process.port();
  }
}
