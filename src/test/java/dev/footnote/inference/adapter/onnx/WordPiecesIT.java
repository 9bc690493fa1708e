package dev.footnote.inference.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.inference.BundledModel;
import dev.footnote.inference.Tokenizer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordPiecesIT {

  private final Tokenizer tokenizer = BundledModel.tokenizer();

  @Test
  void words_are_found_where_they_stand() {
    assertThat(tokens("The cat, sat.")).containsExactly("The", "cat", ",", "sat", ".");
  }

  @Test
  void a_rare_word_is_cut_into_pieces() {
    assertThat(tokens("electroencephalography").size()).isGreaterThan(2);
    assertThat(String.join("", tokens("electroencephalography")))
        .isEqualTo("electroencephalography");
  }

  @Test
  void accents_and_capitals_belong_to_their_span_though_the_model_drops_them() {
    assertThat(tokens("CAFÉ Cafe\u0301 naïve")).containsExactly("CAFÉ", "Cafe\u0301", "naïve");
  }

  @Test
  void characters_beyond_16_bits_are_never_cut() {
    assertThat(tokens("a 😀 b 𝒳y 👨‍👩‍👧 end")).containsSubsequence("a", "😀", "b", "end");
  }

  @Test
  void each_chinese_character_is_a_token() {
    assertThat(tokens("中文 字")).containsExactly("中", "文", "字");
  }

  @Test
  void syllables_that_the_model_takes_apart_share_a_span() {
    assertThat(tokens("한국").stream().distinct()).containsExactly("한", "국");
  }

  @Test
  void half_a_surrogate_pair_moves_nothing() {
    assertThat(tokens("a\uD83D b \uDE00 😀 c")).containsExactly("a", "b", "😀", "c");
  }

  @Test
  void nothing_has_no_tokens() {
    assertThat(tokens("")).isEmpty();
    assertThat(tokens(" \n\u0000")).isEmpty();
  }

  @Test
  void long_texts_are_not_cut_short() {
    assertThat(tokenizer.tokenize("word ".repeat(10_000)).count()).isEqualTo(10_000);
  }

  @Test
  void a_cut_before_white_space_changes_no_token() {
    var text = "Über Straße\n\tin 東京 and 😀 Cafe\u0301 -- x86_64, isn't it?";
    int cut = text.indexOf(" and");
    var whole = tokens(text);
    var pieces =
        List.of(tokens(text.substring(0, cut)), tokens(text.substring(cut))).stream()
            .flatMap(List::stream)
            .toList();

    assertThat(pieces).isEqualTo(whole);
  }

  private List<String> tokens(String text) {
    var spans = tokenizer.tokenize(text);
    return IntStream.range(0, spans.count())
        .mapToObj(token -> text.substring(spans.start(token), spans.end(token)))
        .toList();
  }
}
