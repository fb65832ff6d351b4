package io.workbins.blackbox.harness;

import static io.workbins.blackbox.harness.Sandbox.OTHER_WORKBIN;
import static io.workbins.blackbox.harness.Sandbox.UNSUBSCRIBE;
import static io.workbins.blackbox.harness.Sandbox.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.workbins.blackbox.harness.Desktop.Over;
import java.util.stream.LongStream;

/**
 * Watches what requests have done: which reference numbers they used, and of what a user was
 * notified. Reference numbers of one node are consecutive, so nobody else may send commands. It
 * sends commands itself, which leave the user unsubscribed from {@link Sandbox#OTHER_WORKBIN}.
 */
public final class CommandWatch implements AutoCloseable {

  private static final String OWN = "/me/workbins/" + OTHER_WORKBIN;

  private final int port;
  private final String userName;
  private final Desktop desktop;
  private long last;

  private CommandWatch(int port, String userName) throws Exception {
    this.port = port;
    this.userName = userName;
    this.desktop = Desktop.of(port, userName, Over.WEBSOCKET, "/v2/me/*");
    this.last = accepted(port, userName, OWN, UNSUBSCRIBE);
    assertThat(desktop.hearsReference()).isEqualTo(last);
  }

  /** Watches what is done for this user from now on. */
  public static CommandWatch of(String userName) throws Exception {
    return new CommandWatch(RestAssured.port, userName);
  }

  /**
   * Checks that commands on as many workbins were done since the last check, that the user was
   * notified of each, and of nothing else.
   */
  public void sees(int commands) throws InterruptedException {
    long next = accepted(port, userName, OWN, UNSUBSCRIBE);
    assertThat(next - last - 1).as("reference numbers that were used").isEqualTo(commands);
    assertThat(desktop.hearsReferences(commands + 1))
        .as("reference numbers of notifications")
        .containsExactlyElementsOf(LongStream.rangeClosed(last + 1, next).boxed().toList());
    last = next;
  }

  /** Checks that nothing was done since the last check. */
  public void seesNothing() throws InterruptedException {
    sees(0);
  }

  @Override
  public void close() {
    desktop.close();
  }
}
