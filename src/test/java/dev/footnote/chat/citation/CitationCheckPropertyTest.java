package dev.footnote.chat.citation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.Citation;
import dev.footnote.chat.TestPassages;
import dev.footnote.chat.output.LinkProperties;
import dev.footnote.search.Passage;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** A model that does everything wrong, its text cut at every place. */
class CitationCheckPropertyTest {

  private static final List<String> DOCUMENTS =
      List.of(
          "😀😀 The bridge was opened in 1932 by the mayor of the city. It carries eight lanes [3] of"
              + " traffic, and two railway lines! “Nobody had seen the like.” Café is e\u0301crit.",
          "Penguins breed on the coasts of Antarctica.\nThey feed on krill [1] and small fish; "
              + "[2] says 45% of them do.\n\n- one item\n- another item of 3.5 kg",
          "今天北京下雨了。𠀀𠀁𠀂人们在家里看书！这座大桥于1932年开放。한국어 문장도 있다. ไทยเขียนติดกัน",
          "לפי המסמך הגשר נפתח. هذا كتاب قديم جدا. यह एक पुराना पुल है। हम वहाँ गए।",
          "&#91;1&#93; a [99] b 【3】 c ⟦4⟧ 👩‍👩‍👧‍👦 family &amp; friends went over the bridge [source 2].");

  private static final List<String> MARKERS =
      List.of(
          "[1]",
          "[2]",
          "[3]",
          "[4]",
          "[5]",
          "[6]",
          "[99]",
          "[0]",
          "[-1]",
          "[1,2]",
          "[1][2]",
          "[[1]]",
          "[1",
          "1]",
          "]",
          "[",
          "［１］",
          "【2】",
          "〔3〕",
          "⟦4⟧",
          "[²]",
          "[①]",
          "[1-3]",
          "[1–9999]",
          "&#91;1&#93;",
          "&#x5b;99&#X5D;",
          "&lsqb;7&rsqb;",
          "[source 1]",
          "[^2]",
          "[1](http://e.example)",
          "![",
          "![1]",
          "![a](b)",
          "[1]: http://e.example",
          "[\u200B1\u200B]",
          "[1\u0301]",
          "[ 1 , 99 ]",
          "[12345678901234567890]",
          "[1[2]3]",
          "[so",
          "urce 1]",
          "&#9",
          "1;1]",
          "\\[1\\]",
          "[١]",
          "[१]",
          "【4:0†source】",
          "[1]\n[2]",
          "[",
          "[[[[[1",
          "]]]]]",
          "[0.5, 1.2]",
          "&",
          "!",
          "&#",
          "❲1❳",
          "[x](//e.example)",
          "<img src=\"http://e.example/p.png\">",
          "https://e.example/[1]",
          "www.e.example [2]",
          "[1](javascript:x)",
          "&#58;//e.example",
          "[1 ] ]",
          "\u0000[1]",
          "[\uD83D",
          "\uDE00]");

  private static final List<String> FILLERS =
      List.of(
          " ",
          ". ",
          "\n",
          "\n\n",
          "! ",
          "? ",
          ", ",
          "; ",
          " and ",
          "- ",
          "# ",
          "so it is",
          "1932 ",
          "。",
          "The mayor opened the bridge",
          "Penguins are fond of krill",
          "Nothing of this is true",
          "According to ",
          "e.g. ",
          "No. 5 ",
          "😀",
          "e\u0301",
          "|a|b|\n",
          "(",
          ")",
          ":");

  @Property(tries = 10_000, shrinking = ShrinkingMode.OFF)
  void no_marker_reaches_the_client_but_of_a_verified_citation(@ForAll long seed) {
    var random = new Random(seed);
    var passages = passages(random);
    var text = answer(random, passages);
    var deltas = new ArrayList<String>();
    var announced = new ArrayList<Citation>();
    var check = check(passages, deltas, announced);
    cut(text, random).forEach(check::accept);
    var checked = check.finish();

    assertThat(String.join("", deltas)).isEqualTo(checked.text());
    assertThat(announced).isEqualTo(checked.citations());
    assertThat(markersIn(checked.text()))
        .isEqualTo(
            new TreeSet<>(checked.citations().stream().map(c -> "[" + c.marker() + "]").toList()));
    assertThat(checked.text())
        .doesNotContain("![a")
        .doesNotContainPattern("(?:^|[^\\p{L}\\p{N}.])(?:www\\.|[/\\\\]{2})e\\.example")
        .doesNotContainPattern("[a-z]:[/\\\\]{2}e\\.example")
        .doesNotContain("javascript:x");
    checked.citations().forEach(citation -> assertExact(citation, passages));
    assertThat(wholly(text, passages)).isEqualTo(checked);
    Statistics.label("citations").collect(checked.citations().size());
  }

  private static CheckedText wholly(String text, List<Passage> passages) {
    var check = check(passages, new ArrayList<>(), new ArrayList<>());
    check.accept(text);
    return check.finish();
  }

  private static CitationCheck check(
      List<Passage> passages, List<String> deltas, List<Citation> announced) {
    return new CitationCheck(
        passages,
        (chunk, _) -> chunk.page(),
        OutputRules.of(new SupportRules(0.5, 0.7), LinkProperties.NONE),
        event -> {
          switch (event) {
            case AnswerEvent.Delta delta -> deltas.add(delta.text());
            case AnswerEvent.Cited cited -> announced.add(cited.citation());
            case AnswerEvent.Retrieved _ -> {}
          }
        });
  }

  private static List<Passage> passages(Random random) {
    var passages = new ArrayList<Passage>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      var document = DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
      int length = document.codePointCount(0, document.length());
      int start = random.nextInt(length / 2);
      passages.add(TestPassages.cut(document, start, start + 1 + random.nextInt(length - start)));
    }
    return passages;
  }

  private static String answer(Random random, List<Passage> passages) {
    var text = new StringBuilder();
    int parts = random.nextInt(14);
    for (int i = 0; i < parts; i++) {
      text.append(
          switch (random.nextInt(8)) {
            case 0, 1 -> MARKERS.get(random.nextInt(MARKERS.size()));
            case 2 -> sentence(random);
            case 3, 4 -> cited(random, passages);
            case 5 -> misquoted(random, passages);
            default -> FILLERS.get(random.nextInt(FILLERS.size()));
          });
    }
    return text.toString();
  }

  /** A true statement with its marker, as a well-behaved model writes it. */
  private static String cited(Random random, List<Passage> passages) {
    if (passages.isEmpty()) {
      return "";
    }
    int source = random.nextInt(passages.size());
    var sentences = passages.get(source).chunk().text().split("(?<=[.!?。！।])", -1);
    return sentences[random.nextInt(sentences.length)] + " [" + (source + 1) + "]. ";
  }

  /** A true statement with a wrong number, a foreign name, a missing part or another's marker. */
  private static String misquoted(Random random, List<Passage> passages) {
    var words = new ArrayList<>(List.of(cited(random, passages).split(" ")));
    int at = random.nextInt(words.size());
    switch (random.nextInt(4)) {
      case 0 -> words.set(at, Integer.toString(random.nextInt(3_000)));
      case 1 -> words.set(at, "Atlantis");
      case 2 -> words.remove(at);
      default -> words.set(words.size() - 1, "[" + (1 + random.nextInt(7)) + "]. ");
    }
    return "\u201C" + String.join(" ", words) + "\u201D ";
  }

  private static String sentence(Random random) {
    var document = DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
    var sentences = document.split("(?<=[.!?。！।])", -1);
    return sentences[random.nextInt(sentences.length)] + (random.nextBoolean() ? " " : "");
  }

  /** In single UTF-16 units, or in pieces of any length. */
  private static List<String> cut(String text, Random random) {
    int longest = random.nextBoolean() ? 1 : 1 + random.nextInt(20);
    var pieces = new ArrayList<String>();
    int at = 0;
    while (at < text.length()) {
      int end = Math.min(text.length(), at + 1 + random.nextInt(longest));
      pieces.add(text.substring(at, end));
      at = end;
    }
    return pieces;
  }

  private static void assertExact(Citation citation, List<Passage> passages) {
    var chunk =
        passages.stream()
            .map(Passage::chunk)
            .filter(each -> each.id().equals(citation.chunk()))
            .findFirst()
            .orElseThrow();
    var document =
        DOCUMENTS.stream()
            .filter(text -> TestPassages.whole(text).chunk().document().equals(chunk.document()))
            .findFirst()
            .orElseThrow();
    assertThat(citation.start()).isBetween(chunk.start(), chunk.end() - 1);
    assertThat(citation.end()).isBetween(citation.start() + 1, chunk.end());
    assertThat(
            document.substring(
                document.offsetByCodePoints(0, citation.start()),
                document.offsetByCodePoints(0, citation.end())))
        .isEqualTo(citation.quote());
  }

  /** Whatever a reader or a Markdown renderer would take for a marker; written independently. */
  private static TreeSet<String> markersIn(String text) {
    var plain =
        Normalizer.normalize(
                text.replaceAll("(?i)&#91;?|&#x5b;?|&lsqb;?", "[")
                    .replaceAll("(?i)&#93;?|&#x5d;?|&rsqb;?", "]")
                    .replaceAll("[\\p{Cf}\\x00]", ""),
                Normalizer.Form.NFKC)
            .replaceAll("[【〔⟦❲]", "[")
            .replaceAll("[】〕⟧❳]", "]");
    var markers = new TreeSet<String>();
    var sign = "(?:source|[\\p{N}\\p{M}\\s,;:^#*/\\\\_|†+\\p{Pd}])*";
    var matcher = Pattern.compile("\\[" + sign + "\\p{N}" + sign + "\\]").matcher(plain);
    while (matcher.find()) {
      markers.add(matcher.group());
    }
    return markers;
  }
}
