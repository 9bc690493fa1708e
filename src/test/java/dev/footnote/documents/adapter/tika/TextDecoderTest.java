package dev.footnote.documents.adapter.tika;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDecoderTest {

  @ParameterizedTest
  @CsvSource({
    "UTF-8, Größe und Straße",
    "UTF-16, Größe und Straße",
    "UTF-16LE, Größe und Straße",
    "UTF-16BE, Größe und Straße",
    "windows-1252, 'Die Größe läßt sich schwer beschreiben, überall'",
    "windows-1251, 'Привет, как дела? Сегодня хорошая погода'",
    "KOI8-R, 'Привет, как дела? Сегодня хорошая погода'",
    "Shift_JIS, これは日本語の文章です。今日は良い天気ですね。",
    "EUC-JP, これは日本語の文章です。今日は良い天気ですね。",
    "ISO-2022-JP, これは日本語の文章です。今日は良い天気ですね。",
    "GB18030, 这是一个中文文档的例子。",
    "Big5, 這是一個中文文檔的例子。",
    "EUC-KR, 안녕하세요 이것은 한국어 문서입니다."
  })
  void text_is_read_in_its_encoding(String charset, String text) {
    var bytes = text.getBytes(Charset.forName(charset));
    assertThat(TextDecoder.looksLikeText(bytes)).isTrue();
    assertThat(TextDecoder.decode(bytes)).isEqualTo(text);
  }

  @Test
  void marks_are_no_text() {
    assertThat(TextDecoder.decode(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a'}))
        .isEqualTo("a");
    assertThat(TextDecoder.decode(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0, 'a', 0, 0, 0}))
        .isEqualTo("a");
    assertThat(TextDecoder.decode(new byte[] {0, 0, (byte) 0xFE, (byte) 0xFF, 0, 0, 0, 'a'}))
        .isEqualTo("a");
  }

  @Test
  void bytes_with_zeros_or_many_controls_are_no_text() {
    assertThat(TextDecoder.looksLikeText(new byte[] {'a', 0, 0, 'b', 1, 2})).isFalse();
    assertThat(TextDecoder.looksLikeText(new byte[] {1, 2, 3, 4, 'a'})).isFalse();
  }
}
