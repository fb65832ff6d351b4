package io.workbins.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.workbins.api.error.ApiException;
import io.workbins.api.error.InvalidValueException;
import io.workbins.api.error.MissingParameterException;
import io.workbins.http.PlainText;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Properties of the parser for arbitrary lists of workbin ids. */
class WorkbinIdsPropertiesTest {

  /** An id and a spelling of it in a list. */
  record Part(String id, String written) {}

  @Property(tries = 300)
  void aListGivesItsDistinctIdsInOrder(@ForAll("lists") List<Part> parts) {
    var distinct = parts.stream().map(Part::id).distinct().toList();

    assertThat(WorkbinIds.several(List.of(written(parts)))).isEqualTo(distinct);
  }

  @Property(tries = 300)
  void moreThanAHundredIdsAreRefused(@ForAll("longLists") List<String> ids) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> WorkbinIds.several(List.of(String.join(",", ids))));
  }

  @Property
  void anyTextIsParsedOrRefused(@ForAll("texts") String text) {
    try {
      assertThat(WorkbinIds.several(List.of(text)))
          .hasSizeBetween(1, 100)
          .doesNotHaveDuplicates()
          .allMatch(WorkbinIdsPropertiesTest::isGood);
    } catch (ApiException refused) {
      assertThat(refused)
          .isInstanceOfAny(MissingParameterException.class, InvalidValueException.class);
    }
  }

  @Property
  void aControlCharacterWithinAnIdIsRefused(
      @ForAll("ids") String before, @ForAll("controls") char control, @ForAll("ids") String after) {
    var id = before + control + after;

    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> WorkbinIds.several(List.of(id)));
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> WorkbinIds.one(id));
  }

  @Property
  void anIdThatIsTooLongIsRefused(@ForAll("longIds") String id) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> WorkbinIds.several(List.of(id)));
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> WorkbinIds.one(id));
  }

  @Provide
  Arbitrary<List<Part>> lists() {
    var known = Arbitraries.of("a", "b", "c");
    var id = Arbitraries.oneOf(known, ids());
    return Combinators.combine(holes(), blanks(), id, blanks(), holes())
        .as((hole, before, word, after, end) -> new Part(word, hole + before + word + after + end))
        .list()
        .ofMinSize(1)
        .ofMaxSize(100);
  }

  @Provide
  Arbitrary<List<String>> longLists() {
    return Arbitraries.integers()
        .between(0, 100_000)
        .map(i -> "id" + i)
        .list()
        .uniqueElements()
        .ofMinSize(101)
        .ofMaxSize(150);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        Arbitraries.strings().withChars(",, ab\t\n\u0000").ofMaxLength(300),
        Arbitraries.strings().withChars(',').numeric().ofMaxLength(600));
  }

  @Provide
  Arbitrary<String> ids() {
    return idsOfLength(1, 100).filter(id -> !id.equals(".") && !id.equals(".."));
  }

  @Provide
  Arbitrary<String> longIds() {
    return idsOfLength(201, 400);
  }

  @Provide
  Arbitrary<Character> controls() {
    return Arbitraries.chars()
        .range('\u0000', '\u001f')
        .range('\u007f', '\u009f')
        .range('\u200b', '\u200f')
        .range('\u2028', '\u202e')
        .range('\ud800', '\udfff');
  }

  private static Arbitrary<String> idsOfLength(int least, int most) {
    return Arbitraries.strings()
        .withCharRange('!', '~')
        .withCharRange('\u00a1', '\u024f')
        .excludeChars(',', '\u00ad') // the second is a formatting character
        .ofMinLength(least)
        .ofMaxLength(most);
  }

  private static Arbitrary<String> blanks() {
    return Arbitraries.strings().withChars(" \t").ofMaxLength(2);
  }

  /** Empty and blank parts of a list. */
  private static Arbitrary<String> holes() {
    return Arbitraries.of("", "", "", ",", " ,", ",,\t,");
  }

  private static String written(List<Part> parts) {
    return parts.stream().map(Part::written).collect(Collectors.joining(","));
  }

  private static boolean isGood(String id) {
    return !id.isBlank() && id.equals(id.strip()) && id.length() <= 200 && PlainText.is(id);
  }
}
