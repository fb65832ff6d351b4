package io.workbins.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.workbins.api.error.InvalidValueException;
import io.workbins.api.error.MissingParameterException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Valid and invalid workbin ids in paths and lists. */
class WorkbinIdsTest {

  @Test
  void idsKeepTheOrderOfTheList() {
    assertThat(WorkbinIds.several(List.of("b,a,c"))).containsExactly("b", "a", "c");
  }

  @Test
  void blanksAroundCommasAreDropped() {
    assertThat(WorkbinIds.several(List.of(" a ,\tb , c "))).containsExactly("a", "b", "c");
  }

  @Test
  void blanksWithinAnIdAreKept() {
    assertThat(WorkbinIds.several(List.of("a b,c"))).containsExactly("a b", "c");
  }

  @Test
  void emptyPartsAreDropped() {
    assertThat(WorkbinIds.several(List.of(",a,, ,b,"))).containsExactly("a", "b");
  }

  @Test
  void repeatedIdsCountOnce() {
    assertThat(WorkbinIds.several(List.of("a,b, a"))).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", " , ,\t"})
  void aListWithoutAnyIdIsMissing(String list) {
    assertThatExceptionOfType(MissingParameterException.class)
        .isThrownBy(() -> WorkbinIds.several(List.of(list)))
        .withMessageContaining("workbinIds");
  }

  @Test
  void aHundredIdsAreAccepted() {
    assertThat(WorkbinIds.several(List.of(ids(100)))).hasSize(100);
  }

  @Test
  void repeatsDoNotCountTowardsTheHundred() {
    assertThat(WorkbinIds.several(List.of(ids(100) + "," + ids(100)))).hasSize(100);
  }

  @Test
  void moreThanAHundredIdsAreInvalid() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> WorkbinIds.several(List.of(ids(101))))
        .withMessageContaining("101")
        .withMessageContaining("100");
  }

  @Test
  void anIdOfTwoHundredCharactersIsAccepted() {
    var id = "x".repeat(200);

    assertThat(WorkbinIds.several(List.of(id)))
        .containsExactly(WorkbinIds.one(id))
        .containsExactly(id);
  }

  @Test
  void aLongerIdInAListIsInvalid() {
    assertInvalid("a," + "x".repeat(201));
  }

  @Test
  void aLongerIdInAPathIsInvalid() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> WorkbinIds.one("x".repeat(201)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\tb", "a\nb", "a\u007fb", "a\u0085b"})
  void anIdWithControlCharactersIsInvalid(String id) {
    assertInvalid("x," + id);
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> WorkbinIds.one(id));
  }

  @Test
  void blanksAroundAnIdAreIgnored() {
    assertThat(WorkbinIds.several(List.of(" a ")))
        .containsExactly(WorkbinIds.one(" a "))
        .containsExactly("a");
  }

  /** Clients break long lists into lines. */
  @ParameterizedTest
  @ValueSource(strings = {"\na", "a\r\n", "\t a \f", "\u00a0a\u2003", "a,\n"})
  void blanksOfAnyKindAroundAnIdOfAListAreIgnored(String list) {
    assertThat(WorkbinIds.several(List.of(list))).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001fa", "a\u0000", "\u2028a", "\u200ba"})
  void otherControlCharactersAroundAnIdAreRefused(String id) {
    assertInvalid("x," + id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\na", "a\r", "a\n", "\u001fa", "\n"})
  void controlCharactersAroundAnIdInAPathAreRefused(String id) {
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> WorkbinIds.one(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void aBlankPathIsInvalid(String pathSegment) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> WorkbinIds.one(pathSegment));
  }

  @Test
  void aCommaInAPathIsPartOfTheId() {
    assertThat(WorkbinIds.one("a,b")).isEqualTo("a,b");
  }

  private static void assertInvalid(String list) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> WorkbinIds.several(List.of(list)));
  }

  private static String ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "id" + i).collect(Collectors.joining(","));
  }
}
