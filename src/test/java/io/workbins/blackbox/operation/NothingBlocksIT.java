package io.workbins.blackbox.operation;

import static io.workbins.blackbox.harness.Sandbox.AGENT_1;
import static io.workbins.blackbox.harness.Sandbox.SUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.SUPERVISOR_1;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.workbins.RealRedis;
import io.workbins.blackbox.harness.BlockingWatch;
import io.workbins.blackbox.harness.Desktop;
import io.workbins.blackbox.harness.Desktop.Over;
import io.workbins.blackbox.harness.Sandbox;
import io.workbins.blackbox.harness.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.blockhound.BlockHound;

/**
 * No request blocks an event loop. Static initializers may block at the first use of a class, so
 * all requests are sent once before the check.
 */
@QuarkusIntegrationTest
@Timeout(120)
class NothingBlocksIT {

  private static final String OWN = "/me/workbins/" + WORKBIN;

  @TempDir private Path directory;

  @BeforeEach
  void onlyOnAJvm() throws IOException {
    assumeTrue(ServiceProcess.runsOnJvm(), "an agent needs a JVM");
  }

  @Test
  void aSingleNodeDoesNotBlockEventLoops() throws Exception {
    try (var node = ServiceProcess.startWith(watch(), "quarkus.profile=sandbox").ready()) {
      assertSecondRunDoesNotBlock(node);
    }
  }

  @Test
  void aNodeOnRedisDoesNotBlockEventLoops() throws Exception {
    try (var redis = RealRedis.start();
        var node =
            ServiceProcess.startWith(
                    watch(),
                    "quarkus.profile=sandbox",
                    "workbins.session.key=the same on each node, and long enough",
                    "workbins.redis.hosts=redis://localhost:" + redis.port())
                .ready()) {
      assertSecondRunDoesNotBlock(node);
    }
  }

  private static void assertSecondRunDoesNotBlock(ServiceProcess node) throws Exception {
    sendAllRequests(node);
    var firstRun = node.output();
    assertThat(firstRun).contains(BlockingWatch.SEEN + BlockingWatch.PROOF);

    sendAllRequests(node);

    assertThat(node.output().substring(firstRun.length())).doesNotContain(BlockingWatch.SEEN);
  }

  private static void sendAllRequests(ServiceProcess node) throws Exception {
    int port = node.port();
    for (var over : Over.values()) {
      try (var desktop = Desktop.of(port, AGENT_1, over, "/v2/me/*")) {
        accepted(port, AGENT_1, OWN, SUBSCRIBE);
        desktop.awaitMessage();
        accepted(port, AGENT_1, OWN, add(over.name() + System.nanoTime()));
        desktop.awaitMessage();
        accepted(port, AGENT_1, OWN, UNSUBSCRIBE);
        desktop.awaitMessage();
      }
    }
    var user = Sandbox.as(SUPERVISOR_1).port(port);
    for (var path :
        new String[] {
          "/me",
          "/features",
          "/users/" + Sandbox.AGENT_1_ID,
          "/workbins",
          OWN,
          "/me/workbin-subscriptions"
        }) {
      assertThat(user.get("/api/v2" + path).statusCode()).as(path).isEqualTo(200);
    }
    for (var path : new String[] {"/q/metrics", "/q/health/ready", "/q/openapi"}) {
      assertThat(user.get(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  /** Packs the agent and its dependencies into a jar and returns the JVM option that loads it. */
  private String watch() throws IOException {
    var manifest = new Manifest();
    var attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", BlockingWatch.class.getName());
    attributes.putValue("Can-Redefine-Classes", "true");
    attributes.putValue("Can-Retransform-Classes", "true");
    attributes.putValue("Can-Set-Native-Method-Prefix", "true");
    attributes.put(
        Attributes.Name.CLASS_PATH,
        BlockHound.class.getProtectionDomain().getCodeSource().getLocation().toString());
    var agent = directory.resolve("watch.jar");
    var name = BlockingWatch.class.getName().replace('.', '/') + ".class";
    try (var jar = new JarOutputStream(Files.newOutputStream(agent), manifest);
        var in = BlockingWatch.class.getClassLoader().getResourceAsStream(name)) {
      jar.putNextEntry(new JarEntry(name));
      in.transferTo(jar);
    }
    // BlockHound adds methods to loaded classes, which a JVM from 13 on forbids by default
    return "-XX:+AllowRedefinitionToAddDeleteMethods -javaagent:" + agent;
  }

  private static String add(String id) {
    return """
        {"operationName":"AddEmail","id":"%s"}"""
        .formatted(id);
  }
}
