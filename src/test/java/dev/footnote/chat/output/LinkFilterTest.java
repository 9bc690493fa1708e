package dev.footnote.chat.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkFilterTest {

  private static final LinkProperties ALLOWED =
      new LinkProperties(List.of("docs.example.org", " *.Example.com ", ""));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "See [here](https://evil.example/x?d=1) for more. | See [here] for more.",
        "See [here](<https://evil.example/x> \"title\"). | See [here].",
        "[a](//evil.example) b | [a] b",
        "[a](javascript:alert(1)) b | [a]) b",
        "[a](data:text/html;base64,xx) b | [a] b",
        "[a](https&#58;//evil.example) b | [a] b",
        "Look at https://evil.example/x?q=secret. Then | Look at ‹link removed›. Then",
        "Look at http:\\\\evil.example/x now | Look at ‹link removed› now",
        "www.evil.example is it | ‹link removed› is it",
        "看https://evil.example/x。谢谢 | 看‹link removed›。谢谢",
        "//evil.example/pixel.png is it | ‹link removed› is it",
        "<img src=//evil.example/p.png> x | ‹img src=‹link removed›> x",
        "<a\thref='https://evil.example'>x</a> | ‹a\thref='‹link removed›'>x</a>",
        "<svg/onload=alert(1)> x | ‹svg/onload=alert(1)> x",
        "<script>x | ‹script>x",
        "[r]: https&colon;&#47;&#x2f;evil.example | [r]: https   evil.example",
        "[r]: https\\:\\/\\/evil.example/x y | [r]: https\\:‹link removed› y",
        "javascript:alert(1) | ‹link removed›)",
        "ftp://evil.example and more | ‹link removed› and more",
        "https://docs.example.org@evil.example/ x | ‹link removed› x",
        "https://docs.example.org.evil.example/ x | ‹link removed› x"
      })
  void what_leads_elsewhere_is_taken_out(String text, String left) {
    assertThat(whole(text)).isEqualTo(left);
  }

  @Test
  void a_verified_marker_stands_outside_of_every_link() {
    var filter = new LinkFilter(LinkProperties.NONE);
    var text =
        filter.accept("So ](“said. ")
            + filter.mark("[2]")
            + filter.accept(" on) https://evil.example/x")
            + filter.mark("[1]")
            + filter.accept("//evil.example/y z")
            + filter.finish();
    assertThat(text).isEqualTo("So ] (“said. [2] on) ‹link removed›[1]‹link removed› z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "See [here](https://docs.example.org/a?b=c \"title\") for more.",
        "See https://www.example.com/x. Then http://docs.example.org.",
        "The ratio is 1/2, and/or 3 // 4; a < b and List<String> x[i](y).",
        "At 10:30 it says \"no data: none\" [1] (see there) e.g. file.txt, U.S.A.",
        "Ein Satz mit Umlauten: äöü. 这是一个句子。",
        ""
      })
  void what_leads_nowhere_or_to_an_allowed_host_stays(String text) {
    assertThat(whole(text)).isEqualTo(text);
  }

  @Test
  void wherever_the_text_is_cut_the_result_is_the_same() {
    var text =
        "A [b](https://evil.example/x) c ![d](//evil.example/y.png) e https://docs.example.org/f."
            + " g <img src=\"https://evil.example\"> www.evil.example data:text/html,x &#58; and"
            + " 看https://evil.example/x。 h [i](https://docs.example.org) j://";
    var expected = whole(text);
    assertThat(expected).doesNotContain("evil");
    IntStream.range(0, text.length())
        .forEach(
            first ->
                IntStream.range(first, text.length())
                    .forEach(
                        second ->
                            assertThat(
                                    pieces(
                                        text.substring(0, first),
                                        text.substring(first, second),
                                        text.substring(second)))
                                .isEqualTo(expected)));
    assertThat(pieces(text.split(""))).isEqualTo(expected);
  }

  @Test
  void an_address_without_an_end_is_not_kept_and_not_shown() {
    var filter = new LinkFilter(LinkProperties.NONE);
    var out = new StringBuilder(filter.accept("Go to https://evil.example/"));
    for (int i = 0; i < 1_000; i++) {
      out.append(filter.accept("x".repeat(10)));
    }
    out.append(filter.accept("y and on.")).append(filter.finish());
    assertThat(out.toString()).isEqualTo("Go to ‹link removed› and on.");
  }

  @Test
  void a_target_without_an_end_is_no_link() {
    assertThat(whole("[a](" + "x ".repeat(1_500))).startsWith("[a] (x ");
  }

  @Test
  void text_goes_on_at_once_up_to_the_word_that_may_become_an_address() {
    var filter = new LinkFilter(LinkProperties.NONE);
    assertThat(filter.accept("The bridge was ope")).isEqualTo("The bridge was ");
    assertThat(filter.accept("ned. ")).isEqualTo("opened. ");
    assertThat(filter.accept("这座桥")).isEqualTo("这座桥");
  }

  private static String whole(String text) {
    return pieces(text);
  }

  private static String pieces(String... pieces) {
    var filter = new LinkFilter(ALLOWED);
    var out = new StringBuilder();
    for (var piece : pieces) {
      out.append(filter.accept(piece));
    }
    return out.append(filter.finish()).toString();
  }
}
