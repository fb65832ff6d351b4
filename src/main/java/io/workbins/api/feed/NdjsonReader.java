package io.workbins.api.feed;

import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/**
 * Cuts a body into lines as it comes in, and keeps no more of it than one line of a limited length.
 */
final class NdjsonReader {

  private final int longest;
  private final Consumer<byte[]> onLine;
  private final Runnable onTooLong;
  private Buffer line = Buffer.buffer();
  private boolean isTooLong;

  /**
   * A body that has not begun.
   *
   * @param longest how many bytes a line may have
   * @param onLine takes each line, without its end
   * @param onTooLong is told of each line that is longer instead
   */
  NdjsonReader(int longest, Consumer<byte[]> onLine, Runnable onTooLong) {
    this.longest = longest;
    this.onLine = onLine;
    this.onTooLong = onTooLong;
  }

  /** Takes the next part of the body. */
  void take(Buffer part) {
    int from = 0;
    for (int i = 0; i < part.length(); i++) {
      if (part.getByte(i) == '\n') {
        keep(part, from, i);
        finish();
        from = i + 1;
      }
    }
    keep(part, from, part.length());
  }

  /** The body is at its end: what is left is a line, unless it is nothing. */
  void end() {
    if (line.length() > 0 || isTooLong) {
      finish();
    }
  }

  private void keep(Buffer part, int from, int to) {
    if (line.length() + to - from > longest) {
      isTooLong = true;
      line = Buffer.buffer();
    }
    if (!isTooLong) {
      line.appendBuffer(part, from, to - from);
    }
  }

  private void finish() {
    if (isTooLong) {
      onTooLong.run();
    } else {
      onLine.accept(line.getBytes());
    }
    line = Buffer.buffer();
    isTooLong = false;
  }
}
