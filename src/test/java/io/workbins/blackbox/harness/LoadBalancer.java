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

/** A load balancer without sticky sessions: each connection goes to the next ready node. */
public final class LoadBalancer implements AutoCloseable {

  private final ServerSocket serverSocket =
      new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicInteger connections = new AtomicInteger();
  private final Supplier<List<Integer>> ports;

  /**
   * Starts a load balancer.
   *
   * @param ports the ports of the nodes, called for each connection
   */
  public LoadBalancer(Supplier<List<Integer>> ports) throws IOException {
    this.ports = ports;
    start(this::accept);
  }

  public int port() {
    return serverSocket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    serverSocket.close();
  }

  private void accept() {
    try {
      while (true) {
        var client = serverSocket.accept();
        start(() -> connect(client));
      }
    } catch (IOException e) {
      // closed by the test
    }
  }

  private void connect(Socket client) {
    var all = ports.get();
    int first = connections.getAndIncrement();
    for (int i = 0; i < all.size(); i++) {
      int port = all.get((first + i) % all.size());
      if (isReady(port)) {
        try {
          var node = new Socket(InetAddress.getLoopbackAddress(), port);
          start(() -> forward(client, node));
          forward(node, client);
          return;
        } catch (IOException e) {
          // try the next node
        }
      }
    }
    close(client);
  }

  private static boolean isReady(int port) {
    try {
      return given().get("http://localhost:" + port + "/q/health/ready").statusCode() == 200;
    } catch (Exception e) {
      return false;
    }
  }

  private static void forward(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // both sockets are closed below
    } finally {
      close(from);
      close(to);
    }
  }

  private static void start(Runnable task) {
    var thread = new Thread(task, "load-balancer");
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
