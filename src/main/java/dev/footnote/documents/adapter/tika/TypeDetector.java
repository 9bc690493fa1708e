package dev.footnote.documents.adapter.tika;

import dev.footnote.documents.spi.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.springframework.util.function.SingletonSupplier;

/** Decides by content what a file is, and refuses it if its name or declared type disagree. */
class TypeDetector {

  private static final int HEAD = 64 * 1024;

  private static final Set<String> UNSTATED =
      Set.of("", "application/octet-stream", "binary/octet-stream", "application/unknown");

  private static final Set<String> ARCHIVES =
      Set.of("application/zip", "application/x-zip-compressed", "application/x-zip");

  private static final Set<String> ENCRYPTED =
      Set.of("application/x-tika-ooxml-protected", "application/x-tika-msworks-protected");

  private final SingletonSupplier<Types> types = SingletonSupplier.of(Types::load);

  /** Without Tika's own configuration, which makes all parsers as well: those work elsewhere. */
  private record Types(MimeTypes byName, Detector byContent) {

    static Types load() {
      var known = MimeTypes.getDefaultMimeTypes();
      return new Types(known, new DefaultDetector(known));
    }
  }

  /** Begins to read the list of known types, which the first upload waits for otherwise. */
  void prepare() {
    Thread.ofPlatform().name("types-load").daemon().start(types::obtain);
  }

  Format detect(Content content, String filename, Optional<String> declaredType)
      throws IOException {
    var head = head(content);
    var found = byContent(content, head);
    var ending = ending(filename);
    var declared = declared(declaredType);
    var format =
        Format.ofContent(found.toString())
            .filter(known -> !known.isText())
            .orElseGet(() -> text(found, head, ending, declared));
    checkName(format, filename, ending);
    checkDeclared(format, declared);
    return format;
  }

  private static byte[] head(Content content) throws IOException {
    try (var in = content.open()) {
      return in.readNBytes(HEAD);
    }
  }

  private MediaType byContent(Content content, byte[] head) throws IOException {
    if (!isContainer(head)) {
      return detect(new ByteArrayInputStream(head));
    }
    try (var in = TikaInputStream.get(content.open())) {
      return detect(in);
    }
  }

  private MediaType detect(InputStream in) throws IOException {
    return types.obtain().byContent().detect(in, new Metadata()).getBaseType();
  }

  /** ZIP and OLE2 files say what they are only deep inside. */
  private static boolean isContainer(byte[] head) {
    return head.length > 4
        && (head[0] == 'P' && head[1] == 'K'
            || (head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF);
  }

  private Format text(MediaType found, byte[] head, String ending, String declared) {
    if (ENCRYPTED.contains(found.toString())) {
      throw TikaErrors.encrypted();
    }
    if (!isText(found) && !found.equals(MediaType.OCTET_STREAM)
        || !TextDecoder.looksLikeText(head)) {
      throw TikaErrors.notSupported(found.toString());
    }
    return Format.ofEnding(ending)
        .filter(Format::isText)
        .or(() -> Format.ofMediaType(declared).filter(Format::isText))
        .or(() -> Format.ofContent(found.toString()).filter(Format::isText))
        .orElse(Format.PLAIN);
  }

  private boolean isText(MediaType type) {
    return type.getType().equals("text")
        || types.obtain().byName().getMediaTypeRegistry().isInstanceOf(type, MediaType.TEXT_PLAIN);
  }

  private void checkName(Format format, String filename, String ending) throws IOException {
    var named = Format.ofEnding(ending);
    if (named.isPresent()) {
      if (named.get() != format && !(named.get().isText() && format.isText())) {
        throw TikaErrors.mismatch("." + ending, format.mediaType());
      }
      return;
    }
    var byName = byName(filename);
    if (!byName.equals(MediaType.OCTET_STREAM)
        && !(format.isText() && isText(byName))
        && !byName.toString().equals(format.mediaType())) {
      throw TikaErrors.mismatch("." + ending, format.mediaType());
    }
  }

  private MediaType byName(String filename) throws IOException {
    var metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, filename);
    return types.obtain().byName().detect(null, metadata).getBaseType();
  }

  private void checkDeclared(Format format, String declared) {
    boolean agrees =
        UNSTATED.contains(declared)
            || format.isCalled(declared)
            || format.kind() == Format.Kind.ARCHIVE && ARCHIVES.contains(declared)
            || format.isText() && isText(MediaType.parse(declared));
    if (!agrees) {
      throw TikaErrors.mismatch(declared, format.mediaType());
    }
  }

  /** The declared type without parameters; empty if it is none. */
  private static String declared(Optional<String> declaredType) {
    var type = MediaType.parse(declaredType.orElse(""));
    return type == null ? "" : type.getBaseType().toString().toLowerCase(Locale.ROOT);
  }

  static String ending(String filename) {
    int dot = filename.lastIndexOf('.');
    return dot < 0 ? "" : filename.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
