package io.workbins.api;

import java.util.List;
import java.util.stream.Stream;

/** A query parameter with names, separated by commas or in several parameters of the same name. */
final class ListParameter {

  static final String ALL = "*";

  private ListParameter() {}

  /** The names, without surrounding blanks; none if the parameter is absent or empty. */
  static List<String> names(List<String> values) {
    return values.stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
