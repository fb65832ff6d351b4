package io.workbins.blackbox.harness;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The {@code Accept} lines of a request.
 *
 * @param name the name in test reports
 * @param lines the header lines
 */
public record AcceptHeader(String name, List<String> lines) {

  /** Headers of clients that accept JSON. */
  public static Stream<AcceptHeader> withJson() {
    return Stream.of(
        new AcceptHeader("none", List.of()),
        of("*/*"),
        of("application/json"),
        of("application/json;charset=utf-8"),
        of("application/*"),
        of("application/json;q=0.9"),
        of("text/html,application/json"),
        of("text/html", "application/json"),
        of("application/json", "text/html"),
        of("application/json, text/plain, */*"),
        of("text/html, image/gif, image/jpeg, */*; q=0.2"));
  }

  /** Headers of clients that do not accept JSON. */
  public static Stream<AcceptHeader> withoutJson() {
    return Stream.of(
        of("application/xml"),
        of("text/html"),
        of("text/html, application/xml;q=0.9"),
        of("text/html", "application/xml"));
  }

  /** Unusual or malformed headers, which may be accepted or refused, but must not cause a 500. */
  public static Stream<AcceptHeader> unusual() {
    return Stream.of(
        of(""),
        of("application/json;q=0, */*"),
        of("APPLICATION/JSON"),
        of("foo"),
        of("*"),
        of("application/json;q=abc"),
        of("application/json;q="),
        of(";q=1,,"),
        of("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"),
        new AcceptHeader("100 entries", List.of("Accept: " + types(100))),
        new AcceptHeader(
            "100 entries with JSON", List.of("Accept: " + types(99) + ", application/json")),
        new AcceptHeader(
            "100 lines", IntStream.range(0, 100).mapToObj(i -> "Accept: text/x-" + i).toList()));
  }

  private static AcceptHeader of(String... values) {
    return new AcceptHeader(
        String.join(" | ", values), Stream.of(values).map(value -> "Accept: " + value).toList());
  }

  private static String types(int count) {
    return IntStream.range(0, count).mapToObj(i -> "text/x-" + i).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return name.isEmpty() ? "empty" : name;
  }
}
