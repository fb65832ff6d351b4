package io.workbins.blackbox.harness;

import static io.workbins.blackbox.harness.Sandbox.OTHER_WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.LongStream;

/**
 * Checks the effect of requests: the number of reference numbers they used, and the notifications
 * of a user. Reference numbers of a node are consecutive, so no other client may send commands
 * meanwhile. The checks send commands, too: they unsubscribe the user from {@link
 * Sandbox#OTHER_WORKBIN}.
 */
public final class CommandWatch implements AutoCloseable {

  private static final String OWN = "/me/workbins/" + OTHER_WORKBIN;

  private final String userName;
  private final RawSocket socket;
  private long lastReferenceId;

  private CommandWatch(String userName) throws IOException, InterruptedException {
    this.userName = userName;
    this.socket = RawSocket.of(userName);
    socket.handshake();
    this.lastReferenceId = command();
    assertThat(socket.awaitReferenceIds(1)).containsExactly(lastReferenceId);
  }

  /** Starts to watch a user. */
  public static CommandWatch of(String userName) throws IOException, InterruptedException {
    return new CommandWatch(userName);
  }

  /**
   * Checks that this number of workbin commands was executed since the last check, and that the
   * user was notified of exactly these.
   */
  public void assertCommands(int commands) throws IOException, InterruptedException {
    long referenceId = command();
    assertThat(referenceId - lastReferenceId - 1)
        .as("reference numbers that were used")
        .isEqualTo(commands);
    assertThat(socket.awaitReferenceIds(commands + 1))
        .as("reference numbers of notifications")
        .containsExactlyElementsOf(
            LongStream.rangeClosed(lastReferenceId + 1, referenceId).boxed().toList());
    lastReferenceId = referenceId;
  }

  /** Checks that no command was executed since the last check. */
  public void assertNoCommands() throws IOException, InterruptedException {
    assertCommands(0);
  }

  private long command() throws IOException {
    var command = RawHttp.post("/api/v2" + OWN, UNSUBSCRIBE).as(userName).json();
    return command.send().accepted().json().getLong("referenceId");
  }

  @Override
  public void close() {
    socket.close();
  }
}
