package io.workbins.blackbox.harness;

import static io.workbins.blackbox.harness.Sandbox.OTHER_WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.LongStream;

/**
 * Watches what requests have done: which reference numbers they used, and of what a user was
 * notified. Reference numbers of one node are consecutive, so nobody else may send commands. It
 * sends commands itself, which leave the user unsubscribed from {@link Sandbox#OTHER_WORKBIN}.
 */
public final class CommandWatch implements AutoCloseable {

  private static final String OWN = "/me/workbins/" + OTHER_WORKBIN;

  private final String userName;
  private final RawSocket socket;
  private long last;

  private CommandWatch(String userName) throws IOException, InterruptedException {
    this.userName = userName;
    this.socket = RawSocket.of(userName);
    socket.handshake();
    this.last = command();
    assertThat(socket.hearsReferences(1)).containsExactly(last);
  }

  /** Watches what is done for this user from now on. */
  public static CommandWatch of(String userName) throws IOException, InterruptedException {
    return new CommandWatch(userName);
  }

  /**
   * Checks that commands on as many workbins were done since the last check, that the user was
   * notified of each, and of nothing else.
   */
  public void sees(int commands) throws IOException, InterruptedException {
    long next = command();
    assertThat(next - last - 1).as("reference numbers that were used").isEqualTo(commands);
    assertThat(socket.hearsReferences(commands + 1))
        .as("reference numbers of notifications")
        .containsExactlyElementsOf(LongStream.rangeClosed(last + 1, next).boxed().toList());
    last = next;
  }

  /** Checks that nothing was done since the last check. */
  public void seesNothing() throws IOException, InterruptedException {
    sees(0);
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
