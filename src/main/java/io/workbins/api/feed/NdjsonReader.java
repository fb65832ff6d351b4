package io.workbins.api.feed;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** Splits a body into lines as it arrives. Buffers at most one line. Not thread-safe. */
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
     * A line within the limit.
     *
     * @param bytes the line, without its line break
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

    /** A line above the limit; its bytes are discarded. */
    record TooLong() implements Line {}
  }

  /** Reads the next part of the body; returns the lines that end in it. */
  List<Line> read(Buffer part) {
    var lines = new ArrayList<Line>();
    int from = 0;
    for (int i = 0; i < part.length(); i++) {
      if (part.getByte(i) == '\n') {
        append(part, from, i);
        lines.add(next());
        from = i + 1;
      }
    }
    append(part, from, part.length());
    return lines;
  }

  /** Must be called at the end of the body; returns the last line if it has no line break. */
  List<Line> end() {
    return line.length() > 0 || isTooLong ? List.of(next()) : List.of();
  }

  private void append(Buffer part, int from, int to) {
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
