package io.workbins.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisHostsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "redis://user:s3cret@host:notaport | Illegal character in port number",
        "redis://user:s3cret@host:99999 | the port must be between 1 and 65535",
        "redis://user:s3cret@host:0 | the port must be between 1 and 65535",
        "redis://user:s3cret@host:6379:1 | Illegal character in port number",
        "redis://user:s3cret@my_host:6379 | Illegal character in hostname",
        "redis://user:s3cret@:6379 | special characters in a password must be percent-encoded",
        "redis://user:s3cret@ | Expected",
        "redis://user:s3 cret@host | special characters in a password must be percent-encoded",
        "redis://user:s3cret%zz@host | special characters in a password must be percent-encoded",
        "redis://user:s3cret#1@host:6379 | Illegal character",
        "redis://user:s3cret/1@host:6379 | Illegal character",
        "redis://user:s3cret@host/s3cret | the number of a database",
        "redis://user:s3cret@host/1/2 | the number of a database",
        "redis://host?password=s3cret&db=s3cret | db must be the number",
        "unix:///redis.sock?db=s3cret | db must be the number",
        "http://user:s3cret@host | the scheme must be redis, rediss or unix",
        "REDIS://user:s3cret@host | the scheme must be redis, rediss or unix",
        "s3cret:foo@host | the scheme must be redis, rediss or unix",
        "user:s3cret@host:6379 | the scheme must be redis, rediss or unix",
        "//user:s3cret@host:6379 | the scheme must be redis, rediss or unix",
        "s3cret | the scheme must be redis, rediss or unix",
        "redis:s3cret | the host is missing",
        "redis:///0 | the host is missing",
        "\" \" | it is blank"
      })
  void anInvalidUrlIsNamedByItsNumberOnly(String url, String fault) {
    for (var urls : List.of(List.of(url), List.of("redis://:s3cret@first:6379", url))) {
      assertThatExceptionOfType(InvalidRedisHostsException.class)
          .isThrownBy(hosts(urls, "cluster")::getHosts)
          .withMessageContaining("workbins.redis.hosts has an invalid URL, number %d", urls.size())
          .withMessageContaining(fault)
          .withMessageNotContainingAny("s3cret", "s3 cret", "cret", "user", "first")
          .withNoCause();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://redis:6379",
        "redis://redis",
        " redis://redis:6379/ ",
        "rediss://user:p%40ss@redis.example.com:6380/15",
        "redis://:secret@[::1]:6379?db=3",
        "unix:///run/redis.sock"
      })
  void aValidUrlIsUsed(String url) {
    assertThat(hosts(List.of(url), "standalone").getHosts())
        .extracting(Object::toString)
        .containsExactly(url.strip());
  }

  @Test
  void severalUrlsNeedAnotherTypeOfClient() {
    var urls = List.of("redis://:s3cret@b:1", " redis://:s3cret@a:2");

    assertThatExceptionOfType(InvalidRedisHostsException.class)
        .isThrownBy(hosts(urls, "standalone")::getHosts)
        .withMessageContaining("workbins.redis.hosts has 2 URLs")
        .withMessageNotContaining("s3cret");
    assertThat(hosts(urls, "sentinel").getHosts())
        .extracting(Object::toString)
        .containsExactly("redis://:s3cret@b:1", "redis://:s3cret@a:2");
  }

  @Test
  void aListWithoutUrlsIsRefused() {
    assertThatExceptionOfType(InvalidRedisHostsException.class)
        .isThrownBy(hosts(List.of(), "standalone")::getHosts)
        .withMessageContaining("workbins.redis.hosts has no URL");
  }

  private static RedisHosts hosts(List<String> urls, String clientType) {
    return new RedisHosts(
        new RedisConfig() {
          @Override
          public Optional<List<String>> hosts() {
            return Optional.of(urls).filter(all -> !all.isEmpty());
          }

          @Override
          public Optional<String> nodeHost() {
            return Optional.empty();
          }
        },
        clientType);
  }
}
