package dev.footnote.documents.adapter.tika;

import dev.footnote.documents.adapter.tika.WorkerProtocol.Parsed;
import dev.footnote.documents.adapter.tika.WorkerProtocol.Refused;
import dev.footnote.documents.spi.Content;
import dev.footnote.documents.spi.DocumentParser;
import dev.footnote.documents.spi.ParsedDocument;
import dev.footnote.inference.FairShare;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes text as it is, and has everything else read by workers. */
class TikaDocumentParser implements DocumentParser {

  private final TypeDetector types;
  private final WorkerPool workers;
  private final Languages languages;
  private final ParserLimits limits;

  TikaDocumentParser(
      TypeDetector types, WorkerPool workers, Languages languages, ParserLimits limits) {
    this.types = types;
    this.workers = workers;
    this.languages = languages;
    this.limits = limits;
  }

  @Override
  public String detect(Content content, String filename, Optional<String> declaredType)
      throws IOException {
    return types.detect(content, filename, declaredType).mediaType();
  }

  @Override
  public ParsedDocument parse(Content content, String mediaType, FairShare share)
      throws IOException {
    var format =
        Format.ofMediaType(mediaType).orElseThrow(() -> TikaErrors.notSupported(mediaType));
    if (format.kind() == Format.Kind.TEXT) {
      try (var in = content.open()) {
        return TextFiles.read(in.readAllBytes(), format, limits);
      }
    }
    return switch (workers.read(content, format, share)) {
      case Parsed parsed -> parsed.document();
      case Refused refused -> throw TikaErrors.of(refused.reason(), limits);
    };
  }

  @Override
  public Set<String> parsedInProcess() {
    return Format.ofKind(Format.Kind.TEXT).stream()
        .map(Format::mediaType)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<String> language(String text) {
    return languages.of(text);
  }
}
