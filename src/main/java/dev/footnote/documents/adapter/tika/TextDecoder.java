package dev.footnote.documents.adapter.tika;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;
import org.apache.tika.parser.txt.UniversalEncodingDetector;
import org.jspecify.annotations.Nullable;

/** Finds out in which encoding bytes are text. */
final class TextDecoder {

  private static final int SAMPLE = 64 * 1024;
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Pattern EAST_ASIAN =
      Pattern.compile("Shift_JIS|windows-31j|EUC|Big5|GB|ISO-2022|x-EUC");
  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
  private static final int SURE = 30;
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private TextDecoder() {}

  /** An encoding, and how many bytes of a mark at the beginning are not text. */
  private record Encoding(Charset charset, int mark) {}

  static String decode(byte[] bytes) {
    var encoding = wide(bytes);
    if (encoding != null) {
      return new String(bytes, encoding.mark(), bytes.length - encoding.mark(), encoding.charset());
    }
    var utf8 = isJapaneseMail(bytes) ? null : strictly(bytes, StandardCharsets.UTF_8);
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
    return controls <= 1 + head.length / 200;
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

  /** ISO-2022-JP has only ASCII bytes, among them the escape to its double-byte set. */
  private static boolean isJapaneseMail(byte[] bytes) {
    for (int i = 0; i + 2 < Math.min(bytes.length, SAMPLE); i++) {
      if (bytes[i] == 0x1B && bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@')) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String strictly(byte[] bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  /** By the statistics that Tika carries: Mozilla's for East Asia, ICU's for all others. */
  private static Charset guess(byte[] bytes) {
    var sample = bytes.length > SAMPLE ? Arrays.copyOf(bytes, SAMPLE) : bytes;
    var eastAsian = eastAsian(sample);
    return eastAsian != null ? eastAsian : other(sample);
  }

  private static @Nullable Charset eastAsian(byte[] sample) {
    try {
      var charset =
          new UniversalEncodingDetector().detect(new ByteArrayInputStream(sample), new Metadata());
      return charset != null && EAST_ASIAN.matcher(charset.name()).lookingAt() ? charset : null;
    } catch (IOException _) {
      return null;
    }
  }

  private static Charset other(byte[] sample) {
    var detector = new CharsetDetector();
    detector.setText(sample);
    var candidates = Arrays.stream(detector.detectAll()).filter(TextDecoder::isOfInterest).toList();
    if (candidates.isEmpty()) {
      return WINDOWS_1252;
    }
    boolean unsure = candidates.getFirst().getConfidence() < SURE;
    return unsure && isJapanese(sample) ? SHIFT_JIS : charset(candidates.getFirst().getName());
  }

  private static boolean isOfInterest(CharsetMatch match) {
    var name = match.getName();
    return !name.startsWith("UTF-")
        && !name.startsWith("IBM4")
        && !name.startsWith("IBM5")
        && Charset.isSupported(name);
  }

  /** Text too short for statistics that is all valid as Shift_JIS and not mere half-width kana. */
  private static boolean isJapanese(byte[] sample) {
    var text = strictly(sample, SHIFT_JIS);
    if (text == null) {
      return false;
    }
    long wide = text.chars().filter(c -> c >= 0x3000 && c < 0xFF00).count();
    long narrow = text.chars().filter(c -> c >= 0xFF61 && c <= 0xFF9F).count();
    return wide > 4 * narrow;
  }

  /** Files that claim to be Latin-1 use the characters that Windows adds to it. */
  private static Charset charset(String name) {
    return name.equals("ISO-8859-1") ? WINDOWS_1252 : Charset.forName(name);
  }
}
