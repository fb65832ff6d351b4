package io.workbins.cluster.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisFailureTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "NOSCRIPT No matching script. Please use EVAL. | UNKNOWN_SCRIPT",
        "OOM command not allowed when used memory > 'maxmemory'. | FULL",
        "ERR Error running script (call to f_1): @user_script:1: -OOM command not allowed | FULL",
        "READONLY You can't write against a read only replica. | CONNECTION",
        "ERR Error running script: @user_script:1: -READONLY You can't write | CONNECTION",
        "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is 'no'. | CONNECTION",
        "LOADING Redis is loading the dataset in memory | CONNECTION",
        "NOAUTH Authentication required. | CONNECTION",
        "NOPERM this user has no permissions to run the 'evalsha' command | CONNECTION",
        "ERR Error running script: The user executing the script can't run this command or subcommand | CONNECTION",
        "WRONGPASS invalid username-password pair or user is disabled. | CONNECTION",
        "CLUSTERDOWN The cluster is down | CONNECTION",
        "UNBLOCKED force unblock from blocking operation, instance state changed | CONNECTION",
        "CONNECTION_CLOSED | CONNECTION",
        "Connection is closed | CONNECTION",
        "Timeout 3 (SECONDS) fired | CONNECTION",
        "event log is not connected | CONNECTION",
        "Redis waiting queue is full | REFUSED",
        "ERR value is not an integer or out of range | REFUSED",
        "BUSY Redis is busy running a script. | REFUSED",
        "MISCONF Redis is configured to save RDB snapshots | REFUSED",
        "WRONGTYPE Operation against a key of the wrong kind | REFUSED"
      })
  void eachFailureSaysWhatToDo(String message, RedisFailure expected) {
    assertThat(RedisFailure.of(new IllegalStateException(message))).isEqualTo(expected);
  }
}
