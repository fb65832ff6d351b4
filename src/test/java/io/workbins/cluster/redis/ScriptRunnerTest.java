package io.workbins.cluster.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.RealRedis;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Late and repeated calls. */
class ScriptRunnerTest {

  private static final long IN_TIME = Long.MAX_VALUE / 2;
  private static final long LATE = 1;
  private static final List<String> SUBSCRIPTION =
      List.of("ann", "Subscribed", "s", "0", "10", "uann:drafts", "drafts");

  private final Vertx vertx = Vertx.vertx();
  private RealRedis redis;
  private Redis client;

  @BeforeEach
  void startRedis() throws Exception {
    redis = RealRedis.start();
    client = Redis.createClient(vertx, redis.url());
  }

  @AfterEach
  void stopRedis() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    redis.close();
  }

  @Test
  void aCallRuns() {
    assertThat(call("1", IN_TIME)).isEqualTo("[ok, 1]");
    assertThat(lastNumber()).isEqualTo("1");
  }

  @Test
  void aRepeatedCallRunsOnceAndGetsTheSameReply() {
    call("1", IN_TIME);

    assertThat(call("1", IN_TIME)).isEqualTo("[ok, 1]");
    assertThat(lastNumber()).isEqualTo("1");
  }

  @Test
  void anotherCallRuns() {
    call("1", IN_TIME);

    assertThat(call("2", IN_TIME)).isEqualTo("[ok, 2]");
  }

  @Test
  void aCallAfterItsDeadlineChangesNothing() {
    assertThat(call("1", LATE)).isEqualTo("[late]");
    assertThat(send(Request.cmd(Command.KEYS).arg("*")).size()).isZero();
  }

  private String call(String id, long deadline) {
    return send(ScriptRunner.request(Command.EVAL, Script.SUBSCRIBE, deadline, id, SUBSCRIPTION))
        .toString();
  }

  private String lastNumber() {
    return send(Request.cmd(Command.GET).arg(RedisKeys.NUMBER)).toString();
  }

  private Response send(Request request) {
    return client.send(request).toCompletionStage().toCompletableFuture().join();
  }
}
