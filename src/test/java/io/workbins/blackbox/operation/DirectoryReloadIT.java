package io.workbins.blackbox.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.blackbox.harness.RawHttp;
import io.workbins.blackbox.harness.ServiceProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes of the directory file that are hard to see. */
@QuarkusIntegrationTest
@Timeout(60)
class DirectoryReloadIT {

  @TempDir Path folder;

  @Test
  void aFileOfTheSameSizeAndTimeIsRead() throws Exception {
    var file = folder.resolve("directory.json");
    Files.writeString(file, directory("secret-1"));
    var time = Files.getLastModifiedTime(file);
    try (var service =
        ServiceProcess.start(
                "workbins.directory=" + file,
                "workbins.directory.check-every=0.1S",
                "workbins.credentials.remembered=0S")
            .ready()) {
      assertThat(statusOfSignIn(service, "secret-1")).isEqualTo(200);

      var other = folder.resolve("other.json");
      Files.writeString(other, directory("secret-2"));
      Files.setLastModifiedTime(other, time);
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

      await().until(() -> statusOfSignIn(service, "secret-2") == 200);
      assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
    }
  }

  private static String directory(String password) {
    return """
        {"users":[{"id":"00000000000000000000000000000001","userName":"ann","password":"%s",
        "roles":["ROLE_AGENT"],"features":["api-multimedia"]}]}"""
        .formatted(password);
  }

  private static int statusOfSignIn(ServiceProcess service, String password) throws IOException {
    var credentials = ("ann:" + password).getBytes(StandardCharsets.UTF_8);
    return RawHttp.get("/api/v2/me")
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
        .at(service.port())
        .send()
        .status();
  }
}
