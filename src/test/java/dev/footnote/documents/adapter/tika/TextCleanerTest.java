package dev.footnote.documents.adapter.tika;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextCleanerTest {

  @Test
  void unseen_characters_go() {
    assertThat(TextCleaner.clean("a\0b\7c\u200bd\u202ee\u2066f\ufeffg\u00adh"))
        .isEqualTo("abcdefgh");
  }

  @Test
  void tags_that_smuggle_text_go() {
    assertThat(TextCleaner.clean("a" + Character.toString(0xE0041) + "b")).isEqualTo("ab");
  }

  @Test
  void line_ends_become_alike() {
    assertThat(TextCleaner.clean("a\r\nb\rc" + (char) 0x85 + "d" + (char) 0x2028 + "e"))
        .isEqualTo("a\nb\nc\nd\ne");
  }

  @Test
  void joiners_stay_where_scripts_and_emoji_need_them() {
    var persian = "می\u200cخواهم";
    var family = "👩\u200d👩\u200d👧";
    assertThat(TextCleaner.clean(persian)).isEqualTo(persian);
    assertThat(TextCleaner.clean(family)).isEqualTo(family);
    assertThat(TextCleaner.clean("pay\u200dpal\u200c")).isEqualTo("paypal");
  }

  @Test
  void halves_of_characters_are_replaced() {
    assertThat(TextCleaner.clean("a\ud800b\udc00")).isEqualTo("a\ufffdb\ufffd");
  }

  @Test
  void letters_of_all_scripts_stay() {
    var text = "Größe 東京 العربية हिन्दी 😀 e\u0301";
    assertThat(TextCleaner.clean(text)).isEqualTo(text);
  }
}
