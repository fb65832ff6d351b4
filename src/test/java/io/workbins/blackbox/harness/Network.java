package io.workbins.blackbox.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy between a client and the service. While it is cut, all connections are closed and new
 * ones are refused.
 */
public final class Network implements AutoCloseable {

  private static final byte[] BAD_REQUEST =
      "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private volatile int servicePort;
  private final boolean allowsUpgrades;
  private final ServerSocket serverSocket =
      new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger refusedUpgrades = new AtomicInteger();
  private volatile boolean isCut;

  public Network(int servicePort) throws IOException {
    this(servicePort, true);
  }

  private Network(int servicePort, boolean allowsUpgrades) throws IOException {
    this.servicePort = servicePort;
    this.allowsUpgrades = allowsUpgrades;
    start(this::accept);
  }

  /** A network that refuses WebSocket upgrades. */
  public static Network withoutUpgrades(int servicePort) throws IOException {
    return new Network(servicePort, false);
  }

  public int port() {
    return serverSocket.getLocalPort();
  }

  /** The number of refused WebSocket upgrades. */
  public int refusedUpgrades() {
    return refusedUpgrades.get();
  }

  public void cut() {
    isCut = true;
    open.forEach(Network::close);
  }

  /** Leads new connections to another server. */
  public void leadTo(int otherPort) {
    servicePort = otherPort;
  }

  public void restore() {
    isCut = false;
  }

  @Override
  public void close() throws IOException {
    serverSocket.close();
    cut();
  }

  private void accept() {
    try {
      while (true) {
        connect(serverSocket.accept());
      }
    } catch (IOException e) {
      cut();
    }
  }

  private void connect(Socket client) {
    Socket service;
    try {
      service = new Socket(InetAddress.getLoopbackAddress(), servicePort);
    } catch (IOException e) {
      close(client);
      return;
    }
    open.add(client);
    open.add(service);
    if (isCut) {
      close(client);
      close(service);
      return;
    }
    start(() -> forwardRequest(client, service));
    start(() -> forward(service, client));
  }

  /** Forwards the data of a client, unless it starts with an upgrade that is not allowed. */
  private void forwardRequest(Socket client, Socket service) {
    try {
      var first = new byte[4 * 1024];
      int length = client.getInputStream().read(first);
      var text = new String(first, 0, Math.max(length, 0), StandardCharsets.US_ASCII);
      if (!allowsUpgrades && text.toLowerCase(Locale.ROOT).contains("upgrade: websocket")) {
        refusedUpgrades.incrementAndGet();
        client.getOutputStream().write(BAD_REQUEST);
        close(client);
        close(service);
        return;
      }
      service.getOutputStream().write(first, 0, Math.max(length, 0));
      forward(client, service);
    } catch (IOException e) {
      close(client);
      close(service);
    }
  }

  private void forward(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
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
