package dev.footnote.documents.chunking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.documents.ChunkingRules;
import dev.footnote.documents.DocumentId;
import dev.footnote.inference.TokenSpans;
import dev.footnote.inference.Tokenizer;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ChunkerPropertyTest {

  private static final Tokenizer PIECES = new PieceTokenizer();

  private final Chunker chunker = new Chunker(PIECES);

  @Property(tries = 300)
  void the_same_input_gives_the_same_chunks_and_ids(
      @ForAll("texts") String text, @ForAll("rules") ChunkingRules rules) {
    var document = new DocumentId(new UUID(1, 2));
    var once = chunk(text, rules);
    var again = new Chunker(PIECES).chunk(StructuredText.plain(text), rules);
    assertThat(again).isEqualTo(once);
    assertThat(again.stream().map(draft -> ChunkIds.of(document, 1, draft)))
        .containsExactlyElementsOf(
            once.stream().map(draft -> ChunkIds.of(document, 1, draft)).toList())
        .doesNotHaveDuplicates();
  }

  @Property
  void every_character_is_in_a_chunk(
      @ForAll("texts") String text, @ForAll("rules") ChunkingRules rules) {
    var drafts = chunk(text, rules);
    int covered = 0;
    for (var draft : drafts) {
      assertThat(draft.start()).isLessThanOrEqualTo(covered);
      assertThat(draft.end()).isGreaterThan(covered);
      covered = draft.end();
    }
    int expected = blank(text) ? 0 : text.codePointCount(0, text.length());
    assertThat(covered).isEqualTo(expected);
  }

  @Property
  void no_chunk_has_more_tokens_than_its_size(
      @ForAll("texts") String text, @ForAll("rules") ChunkingRules rules) {
    assertThat(chunk(text, rules))
        .allSatisfy(
            draft -> {
              assertThat(tokens(draft.text())).isLessThanOrEqualTo(rules.size());
              assertThat(tokens(draft.embeddedText())).isLessThanOrEqualTo(ChunkingRules.MAX_SIZE);
            });
  }

  @Property(tries = 300)
  void no_chunk_is_too_long_even_if_a_token_is_a_character(
      @ForAll("texts") String text, @ForAll("rules") ChunkingRules rules) {
    Tokenizer characters =
        words -> {
          var indexes = IntStream.range(0, words.length()).filter(at -> !parts(words, at));
          var starts = indexes.toArray();
          return new TokenSpans(starts, IntStream.of(starts).map(start -> start + 1).toArray());
        };
    assertThat(new Chunker(characters).chunk(StructuredText.plain(text), rules))
        .allSatisfy(
            draft ->
                assertThat(characters.tokenize(draft.text()).count())
                    .isLessThanOrEqualTo(rules.size()));
  }

  @Property
  void offsets_cut_exactly_the_text_of_the_chunk(
      @ForAll("texts") String text, @ForAll("rules") ChunkingRules rules) {
    assertThat(chunk(text, rules))
        .allSatisfy(
            draft -> {
              int start = text.offsetByCodePoints(0, draft.start());
              int end = text.offsetByCodePoints(start, draft.end() - draft.start());
              assertThat(draft.text()).isEqualTo(text.substring(start, end));
            });
  }

  @Property
  void nothing_that_reads_as_one_character_is_torn(
      @ForAll("texts") String text, @ForAll("rules") ChunkingRules rules) {
    var clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
    clusters.setText(text);
    assertThat(chunk(text, rules))
        .allSatisfy(
            draft -> {
              assertThat(clusters.isBoundary(text.offsetByCodePoints(0, draft.start()))).isTrue();
              assertThat(clusters.isBoundary(text.offsetByCodePoints(0, draft.end()))).isTrue();
            });
  }

  @Property
  void neighbours_share_at_most_the_overlap_and_neither_contains_the_other(
      @ForAll("texts") String text, @ForAll("rules") ChunkingRules rules) {
    var drafts = chunk(text, rules);
    for (int i = 1; i < drafts.size(); i++) {
      var former = drafts.get(i - 1);
      var latter = drafts.get(i);
      assertThat(latter.start()).isGreaterThan(former.start());
      assertThat(latter.end()).isGreaterThan(former.end());
      int shared = former.end() - latter.start();
      int from = latter.text().offsetByCodePoints(0, shared);
      assertThat(tokens(latter.text().substring(0, from))).isLessThanOrEqualTo(rules.overlap());
    }
  }

  @Property
  void remembered_words_have_the_tokens_that_the_tokenizer_gives(@ForAll("texts") String text) {
    var cache = new WordCache(PIECES);
    assertThat(spans(cache.tokenize(text)))
        .isEqualTo(spans(PIECES.tokenize(text)))
        .isEqualTo(spans(cache.tokenize(text)));
  }

  private static List<List<Integer>> spans(TokenSpans tokens) {
    return IntStream.range(0, tokens.count())
        .mapToObj(token -> List.of(tokens.start(token), tokens.end(token)))
        .toList();
  }

  @Property(tries = 300)
  void headings_and_pages_may_stand_anywhere(
      @ForAll("texts") String text,
      @ForAll("rules") ChunkingRules rules,
      @ForAll("headings") List<Heading> headings) {
    var pages = List.of(new Page(1, 0), new Page(2, text.length() / 2));
    var drafts = chunker.chunk(new StructuredText(text, headings, pages), rules);
    assertThat(drafts)
        .allSatisfy(draft -> assertThat(tokens(draft.text())).isLessThanOrEqualTo(rules.size()));
    assertThat(blank(text) ? 0 : text.codePointCount(0, text.length()))
        .isEqualTo(drafts.isEmpty() ? 0 : drafts.getLast().end());
    assertThat(drafts).extracting(ChunkDraft::page).isSorted().isSubsetOf(1, 2);
  }

  private List<ChunkDraft> chunk(String text, ChunkingRules rules) {
    return chunker.chunk(StructuredText.plain(text), rules);
  }

  private static int tokens(String text) {
    return PIECES.tokenize(text).count();
  }

  private static boolean blank(String text) {
    return Characters.blank(text, 0, text.length());
  }

  private static boolean parts(String words, int at) {
    return " \n\t\r".indexOf(words.charAt(at)) >= 0;
  }

  @Provide
  Arbitrary<ChunkingRules> rules() {
    return Arbitraries.integers()
        .between(ChunkingRules.MIN_SIZE, 96)
        .flatMap(
            size ->
                Arbitraries.integers()
                    .between(0, (size - 1) / 2)
                    .map(overlap -> new ChunkingRules(size, overlap)));
  }

  @Provide
  Arbitrary<List<Heading>> headings() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 6),
            Arbitraries.integers().between(-5, 600),
            Arbitraries.integers().between(-2, 60))
        .as((level, start, length) -> new Heading(level, start, start + length))
        .list()
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> texts() {
    return fragments().list().ofMaxSize(120).map(parts -> String.join("", parts));
  }

  private static Arbitrary<String> fragments() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "The glass of water stood there. ",
            "Why? ",
            "He said: \"No.\" ",
            "Dr. ",
            "e.g. ",
            "unquestionably ",
            "x",
            " ",
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            "\u00a0",
            "\u2028",
            "\f"),
        Arbitraries.of(
            "# Heading\n",
            "\n\n## Part\n\n",
            "Title\n=====\n",
            "- item\n",
            "1. first\n",
            "| a | b |\n",
            "|---|---|\n",
            "a\tb\tc\n",
            "```\n",
            "    return x;\n",
            "~~~java\n"),
        Arbitraries.of(
            "我们去北京。",
            "他来了！",
            "「你好」",
            "これはペンです。",
            "한국어 문장입니다. ",
            "ภาษาไทยเป็นภาษาที่มีวรรณยุกต์",
            "هل أنت بخير؟ ",
            "نعم. ",
            "שלום עולם. ",
            "यह है। "),
        Arbitraries.of(
            "👨‍👩‍👧‍👦",
            "🇩🇪",
            "🇫🇷",
            "👍🏽",
            "e\u0301",
            "\u0301",
            "\u200d",
            "\ufe0f",
            "ก็",
            "क्षि",
            "\u1112\u1161\u11ab",
            "\ud83d",
            "\udc00",
            "\u0600",
            "\u202e",
            "\u0000",
            "\ufeff"),
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings().alpha().ofMinLength(30).ofMaxLength(300),
        Arbitraries.strings().withCharRange('\u4e00', '\u4eff').ofMaxLength(200));
  }
}
