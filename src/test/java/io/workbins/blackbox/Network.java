package io.workbins.blackbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network between a client and the service that can be cut: all connections break, and new ones
 * are refused.
 */
final class Network implements AutoCloseable {

  private final int servicePort;
  private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean isCut;

  Network(int servicePort) throws IOException {
    this.servicePort = servicePort;
    start(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  void cut() {
    isCut = true;
    open.forEach(Network::close);
  }

  void mend() {
    isCut = false;
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    cut();
  }

  private void accept() {
    try {
      while (true) {
        connect(entrance.accept());
      }
    } catch (IOException closed) {
      cut();
    }
  }

  private void connect(Socket client) throws IOException {
    var service = new Socket(InetAddress.getLoopbackAddress(), servicePort);
    open.add(client);
    open.add(service);
    start(() -> pass(client, service));
    start(() -> pass(service, client));
    if (isCut) {
      close(client);
      close(service);
    }
  }

  private void pass(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException broken) {
      close(to);
    } finally {
      open.remove(from);
      close(from);
      close(to);
    }
  }

  private static void start(Runnable task) {
    var thread = new Thread(task, "network");
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
