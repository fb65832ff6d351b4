package io.workbins.blackbox.harness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that guess passwords: each sends the next one on its connection as soon as the last one
 * was refused, from another address. Half of them use existing user names, the others a new one
 * each time. The service must trust {@code X-Forwarded-For}.
 */
public final class WrongPasswords implements AutoCloseable {

  private static final List<String> EXISTING = List.of("hashed", "agent1", "voice");

  private final List<Socket> sockets = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private static final AtomicLong GUESSES = new AtomicLong();

  private final AtomicLong replies = new AtomicLong();

  private WrongPasswords() {}

  /** Starts this number of clients. */
  public static WrongPasswords start(int port, int clients) throws IOException {
    var attack = new WrongPasswords();
    for (int i = 0; i < clients; i++) {
      attack.add(new Socket("localhost", port), i);
    }
    attack.threads.forEach(Thread::start);
    return attack;
  }

  public void awaitReplies(long count) {
    await().atMost(Duration.ofSeconds(30)).until(() -> replies.get() >= count);
  }

  private void add(Socket socket, int client) {
    sockets.add(socket);
    threads.add(new Thread(() -> guess(socket, client), "wrong-password"));
  }

  private void guess(Socket socket, int client) {
    try {
      var in = new BufferedInputStream(socket.getInputStream());
      while (true) {
        socket.getOutputStream().write(request(client, GUESSES.incrementAndGet()));
        skipReply(in);
        replies.incrementAndGet();
      }
    } catch (IOException e) {
      // closed
    }
  }

  private static byte[] request(int client, long guess) {
    var userName =
        client % 2 == 0 ? EXISTING.get(client / 2 % EXISTING.size()) : "made-up-" + guess;
    var credentials = (userName + ":wrong-" + guess).getBytes(US_ASCII);
    return """
        GET /api/v2/me HTTP/1.1\r
        Host: localhost\r
        X-Forwarded-For: 10.%d.%d.%d\r
        Authorization: Basic %s\r
        \r
        """
        .formatted(
            guess >> 16 & 255,
            guess >> 8 & 255,
            guess & 255,
            Base64.getEncoder().encodeToString(credentials))
        .getBytes(US_ASCII);
  }

  /** Each reply is an error response, whose body is one JSON object without nested ones. */
  private static void skipReply(InputStream in) throws IOException {
    int next;
    do {
      next = in.read();
      if (next < 0) {
        throw new IOException("closed");
      }
    } while (next != '}');
  }

  @Override
  public void close() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
    for (var thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
