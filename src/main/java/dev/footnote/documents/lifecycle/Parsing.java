package dev.footnote.documents.lifecycle;

import dev.footnote.documents.Document.Coverage;
import dev.footnote.documents.DocumentError;
import dev.footnote.documents.DocumentStatus;
import dev.footnote.documents.chunking.StructuredText;
import dev.footnote.documents.spi.BlobStore;
import dev.footnote.documents.spi.DocumentParser;
import dev.footnote.documents.spi.ParsedDocument;
import dev.footnote.inference.FairShare;
import dev.footnote.kernel.AppException;
import java.io.IOException;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The first stage: from the file to its text. */
@Component
class Parsing {

  private final DocumentParser parser;
  private final BlobStore blobs;
  private final TextStore texts;
  private final Clock clock;

  Parsing(DocumentParser parser, BlobStore blobs, TextStore texts, Clock clock) {
    this.parser = parser;
    this.blobs = blobs;
    this.texts = texts;
    this.clock = clock;
  }

  /** The text, parsed now unless an attempt before this one has done it. */
  StructuredText text(Job job) throws IOException {
    if (job.stage() != DocumentStatus.PARSING) {
      return texts.load(job.id(), job.version()).orElseThrow(Superseded::new);
    }
    var parsed = parse(job);
    var coverage = coverage(parsed.text());
    if (coverage.pagesWithText() == 0) {
      throw AppException.of(
          DocumentError.TEXT_NOT_FOUND,
          "No text was found: it may be a scan. Upload a version with text.");
    }
    Superseded.unless(texts.save(job, parsed, coverage, clock.instant()));
    return parsed.text();
  }

  private ParsedDocument parse(Job job) throws IOException {
    return parser.parse(
        () -> blobs.open(job.blob()), job.mediaType(), new FairShare(job.owner().value()));
  }

  static Coverage coverage(StructuredText text) {
    var whole = text.text();
    var pages = text.pages();
    int characters = new CodePoints(whole).count();
    if (pages.isEmpty()) {
      return new Coverage(1, whole.isBlank() ? 0 : 1, characters);
    }
    int withText = 0;
    for (int i = 0; i < pages.size(); i++) {
      int end = i + 1 < pages.size() ? pages.get(i + 1).start() : whole.length();
      withText += isBlank(whole, pages.get(i).start(), end) ? 0 : 1;
    }
    return new Coverage(pages.size(), withText, characters);
  }

  private static boolean isBlank(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
