package dev.footnote.chat.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerScannerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]|1",
        "[ 2 ]|2",
        "[1,2]|1,2",
        "[1, 2; 3]|1,2,3",
        "[1-3]|1,2,3",
        "[1–3]|1,2,3",
        "[1 and 3]|1,3",
        "[^4]|4",
        "[#4]|4",
        "[Source 2]|2",
        "[source: 2]|2",
        "[[5]]|5",
        "[[1],[2]]|1,2",
        "【1】|1",
        "［１］|1",
        "〔2〕|2",
        "⟦2⟧|2",
        "[²]|2",
        "[①]|1",
        "[\u200B1]|1",
        "&#91;1&#93;|1",
        "&lsqb;1]|1",
        "[1\uFF3D|1",
        "[[1]|1",
        "[1]]|1",
        "[99]|99",
        "[1[99]]|1,99"
      })
  void a_marker_is_read_in_any_of_its_forms(String marker, String numbers) {
    assertThat(numbersIn("said so " + marker + " indeed").toString().replace(" ", ""))
        .isEqualTo("[" + numbers + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[-1]",
        "[1:2]",
        "【4:0†source】",
        "[1/2]",
        "[0x]1]",
        "[*1*]",
        "[1.]",
        "[99999]",
        "[1_2]"
      })
  void a_look_alike_has_no_numbers(String marker) {
    assertThat(numbersIn("said so " + marker + ".")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[text](https://example.org)",
        "[0.8, 1.2]",
        "- [ ] to do",
        "[sic]",
        "a[i] = b",
        "AT&T & others",
        "[see the note]",
        "(1)",
        "x < y & y > z",
        "👍 [",
        "["
      })
  void other_text_stays_as_it_is(String text) {
    assertThat(text("before " + text)).isEqualTo("before " + text);
  }

  @Test
  void a_marker_cut_anywhere_is_the_same_marker() {
    var whole = "A [1] and B [2, 3]. C 【1】 and &#91;2&#93; [99] [0.8, 1.2] 👍 ![x](y) [";
    for (int first = 0; first <= whole.length(); first++) {
      for (int second = first; second <= whole.length(); second++) {
        var pieces =
            scan(
                whole.substring(0, first), whole.substring(first, second), whole.substring(second));
        assertThat(joined(pieces)).isEqualTo(joined(scan(whole)));
      }
    }
  }

  @Test
  void only_what_may_be_a_marker_is_held_back() {
    var scanner = new MarkerScanner();
    assertThat(scanner.accept("Some text [")).containsExactly(new Piece.Text("Some text "));
    assertThat(scanner.accept("x")).containsExactly(new Piece.Text("[x"));
    assertThat(scanner.accept("[1")).isEmpty();
    assertThat(scanner.accept("]")).isEmpty();
    assertThat(scanner.accept("."))
        .containsExactly(new Piece.Marker(List.of(1)), new Piece.Text("."));
  }

  @Test
  void a_marker_that_is_never_closed_is_malformed() {
    assertThat(scan("It is so [1"))
        .containsExactly(new Piece.Text("It is so "), new Piece.Marker(List.of()));
  }

  @Test
  void what_is_held_back_is_bounded() {
    var scanner = new MarkerScanner();
    var pieces = scanner.accept("[" + "1,".repeat(10_000));
    assertThat(joined(pieces).length()).isGreaterThan(10_000);
  }

  private static List<Integer> numbersIn(String text) {
    return scan(text).stream()
        .filter(Piece.Marker.class::isInstance)
        .flatMap(piece -> ((Piece.Marker) piece).numbers().stream())
        .toList();
  }

  private static String text(String text) {
    return joined(scan(text));
  }

  private static List<Piece> scan(String... deltas) {
    var scanner = new MarkerScanner();
    var pieces = new ArrayList<Piece>();
    for (var delta : deltas) {
      pieces.addAll(scanner.accept(delta));
    }
    pieces.addAll(scanner.finish());
    return pieces;
  }

  private static String joined(List<Piece> pieces) {
    var joined = new StringBuilder();
    for (var piece : pieces) {
      switch (piece) {
        case Piece.Text text -> joined.append(text.value());
        case Piece.Marker marker -> joined.append("<").append(marker.numbers()).append(">");
      }
    }
    return joined.toString();
  }
}
