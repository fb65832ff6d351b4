package io.workbins.api.feed;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a body into lines as its parts arrive. Keeps one line of a limited length. For one thread.
 */
final class NdjsonReader {

  private final int maxLineBytes;
  private Buffer line = Buffer.buffer();
  private boolean isTooLong;

  NdjsonReader(int maxLineBytes) {
    this.maxLineBytes = maxLineBytes;
  }

  /** A line of a body. */
  sealed interface Line {

    /**
     * A line of an accepted length.
     *
     * @param bytes the line, without its end
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Complete(byte[] bytes) implements Line {

      boolean isBlank() {
        for (byte each : bytes) {
          if (each > ' ' || each < 0) {
            return false;
          }
        }
        return true;
      }
    }

    /** A line past the limit, whose bytes are dropped. */
    record TooLong() implements Line {}
  }

  /** Reads the next part; returns the lines that end in it. */
  List<Line> read(Buffer part) {
    var lines = new ArrayList<Line>();
    int from = 0;
    for (int i = 0; i < part.length(); i++) {
      if (part.getByte(i) == '\n') {
        keep(part, from, i);
        lines.add(next());
        from = i + 1;
      }
    }
    keep(part, from, part.length());
    return lines;
  }

  /** The body has ended; returns the last line if it has no end of its own. */
  List<Line> end() {
    return line.length() > 0 || isTooLong ? List.of(next()) : List.of();
  }

  private void keep(Buffer part, int from, int to) {
    if (line.length() + to - from > maxLineBytes) {
      isTooLong = true;
      line = Buffer.buffer();
    }
    if (!isTooLong) {
      line.appendBuffer(part, from, to - from);
    }
  }

  private Line next() {
    var next = isTooLong ? new Line.TooLong() : new Line.Complete(line.getBytes());
    line = Buffer.buffer();
    isTooLong = false;
    return next;
  }
}
