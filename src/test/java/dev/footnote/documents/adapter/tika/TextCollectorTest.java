package dev.footnote.documents.adapter.tika;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.documents.chunking.StructuredText;
import java.io.StringReader;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class TextCollectorTest {

  @Test
  void paragraphs_stand_apart_and_spaces_run_together() {
    assertThat(text("<p>One\n  two</p><p/><p>three <b>four</b></p>"))
        .isEqualTo("One two\n\nthree four");
  }

  @Test
  void items_have_lines_and_marks() {
    assertThat(text("<p>List:</p><ul><li>a</li><li>b</li></ul><p>end</p>"))
        .isEqualTo("List:\n\n- a\n- b\n\nend");
  }

  @Test
  void rows_are_lines_and_cells_are_parted() {
    assertThat(
            text(
                "<table><tr><td>a</td><td><p>b</p><p>c</p></td></tr>"
                    + "<tr><th>d</th><td/><td>e</td></tr></table>"))
        .isEqualTo("a | b c\nd | | e");
  }

  @Test
  void headings_are_lines_whose_places_are_known() {
    var text = collect("<h1>Top <i>one</i></h1><p>words</p><h2/><h3>Deep</h3>", false, false);
    assertThat(text.text()).isEqualTo("Top one\n\nwords\n\nDeep");
    assertThat(text.headings())
        .extracting(h -> h.level() + text.text().substring(h.start(), h.end()))
        .containsExactly("1Top one", "3Deep");
  }

  @Test
  void pages_begin_where_their_text_does_even_if_some_are_empty() {
    var text =
        collect(
            "<div class='page'><p>a</p></div><div class='page'/>"
                + "<div class='page'><p>b</p></div><div class='page'/>",
            true,
            true);
    assertThat(text.text()).isEqualTo("a\n\nb");
    assertThat(text.pages())
        .extracting(p -> p.number() + "@" + p.start())
        .containsExactly("1@0", "2@3", "3@3", "4@4");
  }

  @Test
  void lines_stay_where_they_matter() {
    assertThat(collect("<p>a\r\nb\n\nc</p>", false, true).text()).isEqualTo("a\nb\n\nc");
    assertThat(text("<pre>x\n  y\n\nz</pre><p>a<br/>b</p>")).isEqualTo("x\n  y\n\nz\n\na\nb");
  }

  @Test
  void scripts_and_styles_are_not_text() {
    assertThat(text("<script>no</script><style>no</style><p>yes</p>")).isEqualTo("yes");
  }

  @Test
  void terms_stand_before_their_meaning() {
    assertThat(text("<dl><dt>From</dt><dd>Ada</dd><dt>To</dt><dd>Bob</dd></dl>"))
        .isEqualTo("From: Ada\nTo: Bob");
  }

  @Test
  void characters_beyond_the_first_plane_stay_whole() {
    assertThat(text("<p>a &#x1F600; b&#x202E;</p>")).isEqualTo("a \uD83D\uDE00 b");
  }

  @Test
  void text_over_the_limit_is_refused() {
    assertThatThrownBy(() -> text("<p>" + "word ".repeat(3000) + "</p>"))
        .isInstanceOf(TextWriter.TooLong.class);
  }

  private static String text(String body) {
    return collect(body, false, false).text();
  }

  private static StructuredText collect(String body, boolean paged, boolean linesMatter) {
    var page = "<html><head><title>T</title></head><body>" + body + "</body></html>";
    try {
      var collector = new TextCollector(paged, linesMatter, 10_000);
      SAXParserFactory.newInstance()
          .newSAXParser()
          .parse(new InputSource(new StringReader(page)), collector);
      return collector.text();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
