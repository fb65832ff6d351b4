package io.workbins.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Splitting a body into lines, independent of its parts. */
class NdjsonReaderTest {

  private static final String TOO_LONG = "too long";

  @Test
  void aTrailingLineBreakIsNotALine() {
    assertThat(lines(10, "a\n", "b\n")).containsExactly("a", "b");
  }

  @Test
  void theLastLineNeedsNoLineBreak() {
    assertThat(lines(10, "a\nb")).containsExactly("a", "b");
  }

  @Test
  void anEmptyLineCounts() {
    assertThat(lines(10, "a\n\nb")).containsExactly("a", "", "b");
  }

  @Test
  void anEmptyBodyHasNoLines() {
    assertThat(lines(10)).isEmpty();
    assertThat(lines(10, "")).isEmpty();
  }

  @Test
  void aLineMayArriveInParts() {
    assertThat(lines(10, "ab", "cd", "e\nf")).containsExactly("abcde", "f");
  }

  @Test
  void aLineOfTheMaximumLengthIsAccepted() {
    assertThat(lines(5, "12345\n12345")).containsExactly("12345", "12345");
  }

  @Test
  void aLongerLineIsSkipped() {
    assertThat(lines(5, "12345", "6\na\n123456")).containsExactly(TOO_LONG, "a", TOO_LONG);
  }

  @Property
  void linesDoNotDependOnParts(
      @ForAll @StringLength(max = 60) @CharRange(from = 'a', to = 'c') String letters,
      @ForAll List<@IntRange(min = 1, max = 7) Integer> sizes) {
    var body = letters.replace('b', '\n');
    var parts = new ArrayList<String>();
    int at = 0;
    for (int size : sizes) {
      int to = Math.min(at + size, body.length());
      parts.add(body.substring(at, to));
      at = to;
    }
    parts.add(body.substring(at));

    assertThat(lines(4, parts.toArray(String[]::new)))
        .isEqualTo(
            body.lines()
                .map(line -> line.length() > 4 ? TOO_LONG : line)
                .collect(Collectors.toList()));
  }

  private static List<String> lines(int maxLineBytes, String... parts) {
    var reader = new NdjsonReader(maxLineBytes);
    var lines = new ArrayList<NdjsonReader.Line>();
    for (var part : parts) {
      lines.addAll(reader.read(Buffer.buffer(part)));
    }
    lines.addAll(reader.end());
    return lines.stream()
        .map(
            line ->
                line instanceof NdjsonReader.Line.Complete complete
                    ? new String(complete.bytes(), StandardCharsets.UTF_8)
                    : TOO_LONG)
        .toList();
  }
}
