package io.workbins.cluster.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.workbins.RealRedis;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The event log is bounded in bytes, also within a minute and without a node that trims it. */
class EventLogSizeTest {

  private static final long MAX_BYTES = 32L << 20;
  private static final long MARGIN = 4L << 20;
  private static final String LARGE_NAME = "x".repeat(30_000);

  private final Vertx vertx = Vertx.vertx();
  private RealRedis redis;
  private Redis client;

  @BeforeEach
  void startRedis() throws Exception {
    redis = RealRedis.start("--appendfsync", "no");
    client = Redis.createClient(vertx, redis.url());
  }

  @AfterEach
  void stopRedis() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    redis.close();
  }

  @Test
  void itsOldestEntriesAreRemovedWhenItIsTooLarge() {
    int count = 2_000;
    for (int i = 0; i < count; i++) {
      unsubscribe(LARGE_NAME);
    }

    assertThat(bytes()).isBetween(MAX_BYTES - MARGIN, MAX_BYTES + MARGIN);
    assertThat(lastId()).isEqualTo(count + "-0");
    assertThat(length()).as("consecutive numbers").isEqualTo(count + 1 - firstNumber());
  }

  @Test
  void marksOfAnEarlierVersionAreTrimmedByTime() {
    unsubscribe("drafts");
    send(Request.cmd(Command.LPUSH).arg(RedisKeys.PREFIX + ":marks").arg("1 1"));
    unsubscribe("drafts");

    heartbeat();

    assertThat(firstNumber()).isEqualTo(2);
  }

  private void unsubscribe(String workbin) {
    var arguments = List.of("ann", "Unsubscribed", "s", "0", "10", "uann:" + workbin, workbin);
    run(Script.SUBSCRIBE, arguments);
  }

  private void heartbeat() {
    run(Script.HEARTBEAT, List.of("name", "id", "host 1"));
  }

  private void run(Script script, List<String> arguments) {
    var id = UUID.randomUUID().toString();
    send(ScriptRunner.request(Command.EVAL, script, Long.MAX_VALUE / 2, id, arguments));
  }

  private long bytes() {
    return send(Request.cmd(Command.MEMORY)
            .arg("USAGE")
            .arg(RedisKeys.EVENT_LOG)
            .arg("SAMPLES")
            .arg(0))
        .toLong();
  }

  private long length() {
    return send(Request.cmd(Command.XLEN).arg(RedisKeys.EVENT_LOG)).toLong();
  }

  private long firstNumber() {
    var first = entries(Command.XRANGE, "-", "+").get(0).get(0).toString();
    return Long.parseLong(first.substring(0, first.indexOf('-')));
  }

  private String lastId() {
    return entries(Command.XREVRANGE, "+", "-").get(0).get(0).toString();
  }

  private Response entries(Command command, String from, String to) {
    return send(
        Request.cmd(command).arg(RedisKeys.EVENT_LOG).arg(from).arg(to).arg("COUNT").arg(1));
  }

  private Response send(Request request) {
    return client.send(request).toCompletionStage().toCompletableFuture().join();
  }
}
