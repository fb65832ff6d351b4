package io.workbins.blackbox.identity;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.RealRedis;
import io.workbins.blackbox.harness.DirectoryFiles;
import io.workbins.blackbox.harness.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What the directory of one node takes away is gone on a node that has the old directory. */
@QuarkusIntegrationTest
class ClusterRevocationIT extends RevocationContract {

  @TempDir static Path folder;
  private static RealRedis redis;
  private static DirectoryFiles directory;
  private static ServiceProcess first;
  private static ServiceProcess last;

  @BeforeAll
  static void start() throws Exception {
    redis = RealRedis.start();
    directory = RevokedRight.granted(new DirectoryFiles(folder, 2));
    directory.writeAll();
    first = start(0);
    last = start(1);
    first.ready();
    last.ready();
  }

  @AfterAll
  static void stop() {
    first.close();
    last.close();
    redis.close();
  }

  @Override
  DirectoryFiles files() {
    return directory;
  }

  @Override
  int firstPort() {
    return first.port();
  }

  @Override
  int lastPort() {
    return last.port();
  }

  private static ServiceProcess start(int file) throws IOException {
    return ServiceProcess.start(
        "workbins.directory=" + directory.file(file),
        "workbins.directory.check-every=100MS",
        "workbins.session.key=the same on each node, and long enough",
        "workbins.redis.hosts=redis://localhost:" + redis.port());
  }
}
