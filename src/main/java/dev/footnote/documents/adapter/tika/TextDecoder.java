package dev.footnote.documents.adapter.tika;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;
import org.jspecify.annotations.Nullable;

/** Finds out in which encoding bytes are text. */
final class TextDecoder {

  private static final int SAMPLE = 64 * 1024;
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private TextDecoder() {}

  /** An encoding, and how many bytes of a mark at the beginning are not text. */
  private record Encoding(Charset charset, int mark) {}

  static String decode(byte[] bytes) {
    var encoding = wide(bytes);
    if (encoding != null) {
      return new String(bytes, encoding.mark(), bytes.length - encoding.mark(), encoding.charset());
    }
    var utf8 = strictly(bytes);
    return utf8 != null ? utf8 : new String(bytes, guess(bytes));
  }

  /** True if the beginning of a file is text in some encoding. */
  static boolean looksLikeText(byte[] head) {
    if (wide(head) != null) {
      return true;
    }
    int controls = 0;
    for (byte b : head) {
      if (b == 0) {
        return false;
      }
      controls += b > 0 && b < ' ' && !isLayout(b) ? 1 : 0;
    }
    return controls <= head.length / 200;
  }

  private static boolean isLayout(byte b) {
    return b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0x0B || b == 0x1B || b == 0x08;
  }

  /** By byte order mark, or by the zeros that Latin letters have in UTF-16. */
  private static @Nullable Encoding wide(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new Encoding(StandardCharsets.UTF_8, 3);
    }
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
      return new Encoding(UTF_32LE, 4);
    }
    if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
      return new Encoding(UTF_32BE, 4);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new Encoding(StandardCharsets.UTF_16LE, 2);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new Encoding(StandardCharsets.UTF_16BE, 2);
    }
    return byZeros(bytes);
  }

  private static @Nullable Encoding byZeros(byte[] bytes) {
    int length = Math.min(bytes.length, 4096) & ~1;
    int even = 0;
    int odd = 0;
    for (int i = 0; i < length; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    int pairs = length / 2;
    if (pairs >= 2 && odd > pairs * 0.3 && even == 0) {
      return new Encoding(StandardCharsets.UTF_16LE, 0);
    }
    if (pairs >= 2 && even > pairs * 0.3 && odd == 0) {
      return new Encoding(StandardCharsets.UTF_16BE, 0);
    }
    return null;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String strictly(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  /** By the statistics of ICU, as Tika carries them. */
  private static Charset guess(byte[] bytes) {
    var detector = new CharsetDetector();
    detector.setText(bytes.length > SAMPLE ? Arrays.copyOf(bytes, SAMPLE) : bytes);
    return Arrays.stream(detector.detectAll())
        .map(CharsetMatch::getName)
        .filter(name -> !name.startsWith("UTF-") && Charset.isSupported(name))
        .findFirst()
        .map(TextDecoder::charset)
        .orElse(WINDOWS_1252);
  }

  /** Files that claim to be Latin-1 use the characters that Windows adds to it. */
  private static Charset charset(String name) {
    return name.equals("ISO-8859-1") ? WINDOWS_1252 : Charset.forName(name);
  }
}
