package io.workbins.blackbox.harness;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A load balancer that is not sticky: each connection goes to the next node that is ready, and
 * stays there.
 */
public final class Balancer implements AutoCloseable {

  private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicInteger turn = new AtomicInteger();
  private final Supplier<List<Integer>> ports;

  /**
   * A balancer in front of the nodes at these ports.
   *
   * @param ports asked for at each connection
   */
  public Balancer(Supplier<List<Integer>> ports) throws IOException {
    this.ports = ports;
    start(this::accept);
  }

  public int port() {
    return entrance.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }

  private void accept() {
    try {
      while (true) {
        var client = entrance.accept();
        start(() -> connect(client));
      }
    } catch (IOException closed) {
      // by the test
    }
  }

  private void connect(Socket client) {
    var all = ports.get();
    int first = turn.getAndIncrement();
    for (int i = 0; i < all.size(); i++) {
      int port = all.get((first + i) % all.size());
      if (isReady(port)) {
        try {
          var node = new Socket(InetAddress.getLoopbackAddress(), port);
          start(() -> pass(client, node));
          pass(node, client);
          return;
        } catch (IOException gone) {
          // the next one, then
        }
      }
    }
    close(client);
  }

  private static boolean isReady(int port) {
    try {
      return given().get("http://localhost:" + port + "/q/health/ready").statusCode() == 200;
    } catch (Exception away) {
      return false;
    }
  }

  private static void pass(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException broken) {
      // the other side hears of it by the close
    } finally {
      close(from);
      close(to);
    }
  }

  private static void start(Runnable task) {
    var thread = new Thread(task, "balancer");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
